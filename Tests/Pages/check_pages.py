#!/usr/bin/env python3
"""Opens the pages that Gradus writes in a headless browser and holds them against axe-core.

    Tests/Pages/check_pages.py GRADUS [FOLDER]

GRADUS is the built program. Every view that `export html` takes, a worksheet with its key and a
lesson's handout are written into FOLDER (a new one unless given), opened in light and dark, on a
desktop's, a small window's and a phone's screen; axe-core must find nothing. So are lessons as pages,
with every reveal open, and the page of a class. The page that steps is driven by its keys, a question
of a lesson's page is answered. On paper every number of every grid has to be there. Pictures of what
was seen stay in FOLDER.

Needs Selenium, axe-selenium-python (for axe-core itself), Chromium and its driver, and pdftotext.
"""

import base64
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import axe_selenium_python
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

AXE = (pathlib.Path(axe_selenium_python.__file__).parent / "node_modules/axe-core/axe.min.js")

NETWORK = """
input 1x8x8; conv 2 3x3; relu; maxpool 2; dense 3; loss cross-entropy; input = cross; target = 1
forward; backward
"""

VIEWS = [
    "accumulate conv1.weight[0]", "grads", "net", "explain conv1.weight[0,0,1,1]",
    "explain conv1.weight[0,0,1,1] terms", "explain conv1.weight[0,0,1,1] pixel 2,3",
    "explain input.grad[0,3,3]", "explain loss", "compare conv1.weight[0,0,1,1] dense1.weight[0,3]",
    "unroll conv1", "unroll conv1 grad", "fate conv1", "paths conv1.weight[0,0,1,1]",
    "formula conv1 index", "formula conv1 operator", "formula conv1 matrix",
    "receptive conv1.out[0,2,2]", "gradcheck", "show input", "nudge conv1.bias[0] by 0.1",
]

SCREENS = {"desktop": (1280, 720), "small": (480, 320), "phone": (390, 844)}


LEARNING = """
data shapes; input 1x8x8; conv 2 3x3; relu; dense 4; loss cross-entropy
train 20 steps batch 8
export html evaluate.html evaluate
export html data.html data
export html curves.html curves
export html filmstrip.html filmstrip conv1
reset; input 2; data rings; dense 4; tanh; dense 2; loss cross-entropy; train 20 steps batch 8
export html evaluate-rings.html evaluate
export html data-rings.html data
reset; example resnet; forward; backward
export html net-resnet.html net
reset; example lenet; forward; backward
export html fate-lenet.html fate maxpool2
export html receptive-lenet.html receptive conv2.out[0,2,2]
"""


def write_pages(gradus, folder):
    """Writes every page and returns their paths; stops where one is refused."""
    script = NETWORK
    for number, view in enumerate(VIEWS):
        script += f"export html view{number:02}.html {view}\n"
    script += "worksheet 8 to sheet.html\n" + LEARNING
    subprocess.run(
        [gradus, "run", "-"], input=script, text=True, cwd=folder, check=True,
        stdout=subprocess.DEVNULL)
    for lesson in ["1", "9"]:
        page = subprocess.run(
            [gradus, "lesson", "export", lesson, "--html"], check=True, capture_output=True).stdout
        (folder / f"handout{lesson}.html").write_bytes(page)
    write_coursework(gradus, folder)
    return sorted(folder.glob("*.html"))


def write_coursework(gradus, folder):
    """Writes lessons as pages, and the page of a class of one, who guessed wrong."""
    for lesson in ["2", "10"]:
        subprocess.run(
            [gradus, "lesson", "export", "--site", ".", lesson], cwd=folder, check=True,
            stdout=subprocess.DEVNULL)
    environment = dict(os.environ, XDG_STATE_HOME=str(folder / "state"))
    for arguments, typed in [(["lesson", "1"], "5\nforward\n\n"),
                             (["lesson", "report", "--name", "Ada", "ada.handin"], "")]:
        subprocess.run(
            [gradus, *arguments], input=typed, text=True, cwd=folder, env=environment, check=True,
            stdout=subprocess.DEVNULL)
    subprocess.run(
        [gradus, "lesson", "collect", "--html", "-o", "class.html", "ada.handin"], cwd=folder,
        check=True, stderr=subprocess.DEVNULL)


def check_question(driver, page):
    """What goes wrong with the first question of a lesson's page."""
    def verdict():
        return driver.find_element(By.CSS_SELECTOR, ".verdict").text

    def is_open():
        return driver.find_element(By.CSS_SELECTOR, "form details").get_attribute("open")

    driver.set_window_size(1280, 800)
    driver.get(page.as_uri())
    field = driver.find_element(By.CSS_SELECTOR, "form input[type=text]")
    for typed, words, opens in [("", "A guess first", None), ("9", "nine pixels", None),
                                ("2*2", "Right", "true")]:
        field.clear()
        field.send_keys(typed + Keys.ENTER)
        if words not in verdict() or is_open() != opens:
            yield f"{typed!r} is answered by {verdict()!r}, and the answer is open: {is_open()}"


def browser(dark):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars=false"]:
        options.add_argument(argument)
    if dark:
        options.add_argument("--force-dark-mode")
        options.add_argument("--blink-settings=preferredColorScheme=0")
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
    driver = webdriver.Chrome(
        options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    # A page of thousands of cells takes axe-core a while.
    driver.set_script_timeout(300)
    return driver


def violations(driver):
    """What axe-core finds on the page that is open, a line each."""
    found = driver.execute_async_script(
        "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']})"
        ".then(r => done(r.violations))")
    for violation in found:
        nodes = violation["nodes"]
        yield (f"{violation['id']}: {violation['help']} ({len(nodes)} times), "
               f"{nodes[0]['html'][:120]} {nodes[0]['failureSummary'][:300]!r}")


NUMBER = re.compile(r"[\u2212-]?\d+(?:\.\d+)?")


def check_paper(driver, page):
    """What is missing of a page on paper, where nothing scrolls."""
    driver.get(page.as_uri())
    data = driver.execute_cdp_cmd("Page.printToPDF", {
        "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": False})["data"]
    file = page.with_suffix(".pdf")
    file.write_bytes(base64.b64decode(data))
    text = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout
    # What a closed reveal hides is not printed.
    cells = driver.execute_script(
        "return Array.from(document.querySelectorAll('figure td'))"
        ".filter(e => !e.closest('details:not([open])')).map(e => e.firstChild?.textContent ?? '')")
    wanted = collections.Counter(number for cell in cells for number in NUMBER.findall(cell))
    missing = wanted - collections.Counter(NUMBER.findall(text))
    if missing:
        yield f"{missing.total()} of {wanted.total()} numbers are not printed: {list(missing)[:5]}"


def check_keys(driver, page):
    """What goes wrong with the keys of the page that steps."""
    def step():
        return driver.find_element(By.TAG_NAME, "output").text.split()[0]

    def press(key):
        driver.find_element(By.TAG_NAME, "body").send_keys(key)

    def top():
        return driver.execute_script("return document.scrollingElement.scrollTop")

    def begin():
        driver.get("about:blank")
        driver.get(page.as_uri() + "#step=1")

    driver.set_window_size(1280, 3000)
    driver.get(page.as_uri())
    opening = driver.find_element(By.CSS_SELECTOR, ".stepper").get_attribute("data-opening")
    if step() != str(int(opening) + 1):
        yield f"it opens at step {step()}, not behind step {opening}"
    begin()
    last = driver.find_element(By.TAG_NAME, "output").text.split()[-1]
    # It opens where something is added first.
    opening = step()
    press(Keys.HOME)
    for key, wanted in [
        (Keys.ARROW_RIGHT, "2"), (Keys.PAGE_DOWN, "3"), (Keys.PAGE_UP, "2"), (Keys.ARROW_LEFT, "1"),
        (" ", "2"), (Keys.END, last), (Keys.HOME, "1"), ("n", "1"), ("b", "1"), ("p", "1"),
    ]:
        press(key)
        if step() != wanted:
            yield f"where all is in sight, {key!r} came to step {step()}, not {wanted}"
    driver.set_window_size(480, 320)
    begin()
    for key in [" ", Keys.PAGE_DOWN, Keys.END]:
        driver.execute_script("scrollTo({top: 0, behavior: 'instant'})")
        press(key)
        driver.implicitly_wait(0)
        for _ in range(50):
            if top() > 0:
                break
        if step() != opening or top() == 0:
            yield f"in a small window, {key!r} came to step {step()} and scrolled to {top()}"
    press(Keys.HOME)
    if step() != opening:
        yield f"in a small window, Home came to step {step()}"
    press(Keys.ARROW_RIGHT)
    if step() != str(int(opening) + 1):
        yield f"in a small window, the arrow came to step {step()}"


def main():
    gradus = str(pathlib.Path(sys.argv[1]).resolve())
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    pages = write_pages(gradus, folder)
    source = AXE.read_text()
    faults = 0
    for dark in (False, True):
        driver = browser(dark)
        for page in pages:
            for screen, size in SCREENS.items():
                driver.set_window_size(*size)
                driver.get(page.as_uri())
                driver.execute_script(
                    "document.querySelectorAll('details').forEach(e => { e.open = true })")
                driver.execute_script(source)
                for fault in violations(driver):
                    print(f"{page.name}, {screen}, {'dark' if dark else 'light'}: {fault}")
                    faults += 1
                driver.save_screenshot(
                    str(folder / f"{page.stem}-{screen}-{'dark' if dark else 'light'}.png"))
        for page in pages if not dark else []:
            for fault in check_paper(driver, page):
                print(f"{page.name}, on paper: {fault}")
                faults += 1
        for fault in check_keys(driver, folder / "view00.html"):
            print(f"keys: {fault}")
            faults += 1
        for fault in check_question(driver, folder / "02-sum-over-pixels.html"):
            print(f"questions: {fault}")
            faults += 1
        driver.quit()
    print(f"{len(pages)} pages, {len(SCREENS)} screens, light and dark: {faults} faults; {folder}")
    print(f"{len(pages)} passed, {faults} failed")
    return 1 if faults or len(pages) < len(VIEWS) else 0


if __name__ == "__main__":
    sys.exit(main())
