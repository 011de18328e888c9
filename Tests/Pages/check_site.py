#!/usr/bin/env python3
"""Reads the course as pages in a headless browser, as a learner on a phone and at a desk would.

    Tests/Pages/check_site.py GRADUS [FOLDER]

GRADUS is the built program. Every page of `gradus lesson export --site` is opened on a phone's and a
desktop's screen, light and dark: every reveal is opened by a tap or a click, nothing may stick out of
the screen or come from elsewhere, figures step by a swipe, wherever on them the finger begins, and by
keys. On paper no reveal is open that was not opened, and every step of a figure is there. Pictures and
PDF files of what was seen stay in FOLDER.

Needs Selenium, Chromium and its driver, and pdftotext.
"""

import base64
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

SCREENS = {"phone": (390, 844), "desktop": (1280, 800)}


def browser(dark, size):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu"]:
        options.add_argument(argument)
    if dark:
        options.add_argument("--blink-settings=preferredColorScheme=0")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
    driver = webdriver.Chrome(
        options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    is_phone = size[0] < 500
    # A window is never as small as a phone: its screen is set from within.
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": is_phone})
    driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": is_phone})
    return driver


def swipe(driver, start, end):
    """A finger goes from one place to another."""
    def touch(kind, points):
        driver.execute_cdp_cmd("Input.dispatchTouchEvent", {
            "type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    touch("touchStart", [start])
    for part in (0.25, 0.5, 0.75, 1):
        touch("touchMove", [tuple(a + (b - a) * part for a, b in zip(start, end))])
    touch("touchEnd", [])


def reveal_all(driver, is_phone):
    """Opens every reveal by its summary, and says which did not open."""
    for summary in driver.find_elements(By.CSS_SELECTOR, "details > summary"):
        driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", summary)
        details = summary.find_element(By.XPATH, "..")
        if details.get_attribute("open"):
            continue
        if is_phone:
            place = driver.execute_script(
                "const r = arguments[0].getBoundingClientRect();"
                "return [r.x + Math.min(r.width / 2, 60), r.y + r.height / 2]", summary)
            swipe(driver, place, place)
        else:
            summary.click()
        for _ in range(100):
            if details.get_attribute("open"):
                break
        else:
            yield f"a reveal did not open: {summary.text!r}"
    hidden = driver.execute_script(
        "return Array.from(document.querySelectorAll('details')).filter(d => !d.open ||"
        " d.getBoundingClientRect().height <= d.firstElementChild.getBoundingClientRect().height)"
        ".length")
    if hidden:
        yield f"{hidden} reveals show nothing"


def sticks_out(driver):
    """What is wider than the screen and cannot be scrolled by itself."""
    return driver.execute_script("""
        const page = document.scrollingElement;
        if (page.scrollWidth <= innerWidth) { return []; }
        return Array.from(document.querySelectorAll('main *')).filter(e => {
          const r = e.getBoundingClientRect();
          if (r.right <= innerWidth + 1) { return false; }
          for (let p = e.parentElement; p; p = p.parentElement) {
            if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(p).overflowX)) { return false; }
          }
          return true;
        }).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).concat(['the page itself']);""")


def check_steppers(driver, is_phone):
    """What goes wrong where figures are stepped through; they stand in reveals, which are open."""
    for number, stepper in enumerate(driver.find_elements(By.CSS_SELECTOR, ".stepper")):
        def step():
            return int(stepper.find_element(By.TAG_NAME, "output").text.split()[0])

        count = int(stepper.find_element(By.TAG_NAME, "output").text.split()[-1])
        if count < 2:
            continue
        for target in (".frame.now h2, .frame.now .formula, .stage", ".frame.now figure"):
            places = stepper.find_elements(By.CSS_SELECTOR, target)
            if not places:
                continue
            stepper.find_element(By.CSS_SELECTOR, "[data-to=first]").click()
            places = stepper.find_elements(By.CSS_SELECTOR, target)
            driver.execute_script(
                "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", places[0])
            x, y, height, room = driver.execute_script(
                "const r = arguments[0].getBoundingClientRect();"
                "let room = 0;"
                "for (let p = arguments[0]; p; p = p.parentElement) {"
                "  if (['auto', 'scroll'].includes(getComputedStyle(p).overflowX)"
                "    && p !== document.documentElement) { room = Math.max(room, p.scrollWidth - p.clientWidth); } }"
                "return [r.x, r.y, r.height, room]", places[0])
            if is_phone:
                if room > 0:
                    continue  # What is wider than the screen is moved by the finger first.
                middle = min(max(y + height / 2, 5), 838)
                left = max(x, 40)
                right = min(left + 200, 370)
                swipe(driver, (right, middle), (left, middle))
                if step() != 2:
                    yield f"a swipe on figure {number}, from {target}, came to step {step()}"
                swipe(driver, (left, middle), (right, middle))
                if step() != 1:
                    yield f"a swipe back on figure {number}, from {target}, came to step {step()}"
                swipe(driver, (left + 20, middle), (left + 25, middle - 120))
                if step() != 1:
                    yield f"a scroll over figure {number} came to step {step()}"
        if not is_phone and number == 0:
            body = driver.find_element(By.TAG_NAME, "body")
            stepper.find_element(By.CSS_SELECTOR, "[data-to=first]").click()
            driver.execute_script("document.activeElement.blur()")
            body.send_keys(Keys.ARROW_RIGHT)
            if step() != 2:
                yield f"the arrow came to step {step()} of figure {number}"


def printed(driver, file):
    """A page as it is printed, on A4; and how many pages that are."""
    data = driver.execute_cdp_cmd("Page.printToPDF", {
        "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": False})["data"]
    file.write_bytes(base64.b64decode(data))
    text = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True).stdout
    return text


def loaded(driver):
    """What the page asked of the network."""
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            address = message["params"]["request"]["url"]
            if not address.startswith(("file:", "data:")):
                yield address


def main():
    gradus = str(pathlib.Path(sys.argv[1]).resolve())
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    site = folder / "site"
    subprocess.run(
        [gradus, "lesson", "export", "--site", str(site)], check=True, stdout=subprocess.DEVNULL)
    pages = sorted(site.glob("*.html"))
    faults, reveals, figures = 0, 0, 0

    def fault(words):
        nonlocal faults
        faults += 1
        print(words)

    for dark in (False, True):
        for screen, size in SCREENS.items():
            is_phone = screen == "phone"
            driver = browser(dark, size)
            for page in pages:
                name = f"{page.stem}, {screen}, {'dark' if dark else 'light'}"
                driver.get(page.as_uri())
                if not dark and not is_phone:
                    text = printed(driver, folder / f"{page.stem}.pdf")
                    if "The answer:" in text:
                        fault(f"{name}: an answer is printed that was not asked for")
                    if not text.strip():
                        fault(f"{name}: nothing is printed")
                for words in reveal_all(driver, is_phone):
                    fault(f"{name}: {words}")
                reveals += len(driver.find_elements(By.TAG_NAME, "details"))
                for words in sticks_out(driver):
                    fault(f"{name}: sticks out: {words}")
                for words in check_steppers(driver, is_phone):
                    fault(f"{name}: {words}")
                figures += len(driver.find_elements(By.CSS_SELECTOR, ".stepper"))
                if not dark and not is_phone:
                    text = printed(driver, folder / f"{page.stem}-open.pdf")
                    titles = driver.execute_script(
                        "return Array.from(document.querySelectorAll('.stepper .frame h2'))"
                        ".map(e => e.textContent)")
                    flat = "".join(text.split())
                    for title in titles:
                        if "".join(title.split()) not in flat:
                            fault(f"{name}: not printed: {title}")
                            break
                height = driver.execute_script("return document.scrollingElement.scrollHeight")
                driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
                    "width": size[0], "height": min(height, 12000), "deviceScaleFactor": 1,
                    "mobile": is_phone})
                driver.execute_script("scrollTo({top: 0, behavior: 'instant'})")
                driver.save_screenshot(
                    str(folder / f"{page.stem}-{screen}-{'dark' if dark else 'light'}.png"))
                driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
                    "width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": is_phone})
            for address in loaded(driver):
                fault(f"{screen}: {address} was loaded")
            for entry in driver.get_log("browser"):
                if entry["level"] == "SEVERE":
                    fault(f"{screen}: {entry['message']}")
            driver.quit()
    print(f"{len(pages)} pages, {reveals} reveals opened, {figures} figures stepped: {faults} faults; {folder}")
    return 1 if faults or len(pages) < 21 else 0


if __name__ == "__main__":
    sys.exit(main())
