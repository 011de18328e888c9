#!/usr/bin/env python3
"""Drives `gradus present --web` in a headless browser, from the title to the end.

    GRADUS=… GRADUS_CLASSROOM=… Tests/Classroom/look.py [FOLDER] [LESSON]

On a projector's, a small projector's and a phone's screen, light and dark: by keys, with votes of
phones, through a restart of the program that serves. axe-core must find nothing, what is on a projector
must fit, nothing may be loaded from elsewhere, and the accessibility tree has to read in the order in
which the page came. Pictures of all that was seen stay in FOLDER.

Needs Selenium, axe-selenium-python (for axe-core itself), Chromium and its driver.
"""

import asyncio
import json
import os
import pathlib
import shutil
import signal
import sys
import tempfile

import axe_selenium_python
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from classroom import LESSON, Phone, Presentation, Stream

AXE = (pathlib.Path(axe_selenium_python.__file__).parent / "node_modules/axe-core/axe.min.js")
SCREENS = {"projector": (1920, 1080), "small": (1280, 720), "phone": (390, 844)}


def browser(dark, size):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={size[0]},{size[1]}"]:
        options.add_argument(argument)
    if dark:
        options.add_argument("--blink-settings=preferredColorScheme=0")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome")
    driver = webdriver.Chrome(
        options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    # A window is never as small as a phone: its screen is set from within.
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 500})
    return driver


class Look:
    def __init__(self, folder):
        self.folder, self.faults, self.count = folder, 0, 0

    def fault(self, words):
        print(words)
        self.faults += 1

    def picture(self, driver, name):
        self.count += 1
        driver.save_screenshot(str(self.folder / f"{name}.png"))

    def axe(self, driver, name):
        driver.execute_script(AXE.read_text())
        found = driver.execute_async_script(
            "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']})"
            ".then(r => done(r.violations))")
        for violation in found:
            node = violation["nodes"][0]
            self.fault(f"{name}: {violation['id']}: {violation['help']}, {node['html'][:150]}"
                       f" {node['failureSummary'][:200]!r}")

    def fits(self, driver, name):
        """Whether what a projector shows is all in sight, and large enough to be read."""
        size = driver.execute_script("""
            const page = document.scrollingElement;
            const hidden = Array.from(document.querySelectorAll('.column')).filter(c => !c.hidden)
              .filter(c => c.scrollHeight > c.clientHeight + 1 || c.scrollWidth > c.clientWidth + 1)
              .map(c => c.id);
            return [page.scrollWidth - innerWidth, hidden, parseFloat(getComputedStyle(
              document.getElementById('stage')).fontSize) / innerHeight,
              document.body.classList.contains('narrow')];""")
        if size[0] > 0:
            self.fault(f"{name}: {size[0]} pixels stand out at the right")
        if not size[3] and size[1]:
            self.fault(f"{name}: {size[1]} scroll")
        if not size[3] and size[2] < 0.0145:
            self.fault(f"{name}: letters of {size[2]:.4f} of the height")

    def order(self, driver, name):
        """Whether a screen reader meets heading, words, statements, question in their order."""
        nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        texts = {node["nodeId"]: node for node in nodes}

        def walk(node):
            if not node.get("ignored"):
                yield node.get("role", {}).get("value"), node.get("name", {}).get("value", "")
            for child in node.get("childIds", []):
                if child in texts:
                    yield from walk(texts[child])

        seen = list(walk(nodes[0]))
        marks = [("heading", None), ("main", None), ("region", "Statements and pictures"),
                 ("region", "What follows"), ("navigation", "Presentation")]
        places = []
        for role, label in marks:
            found = [place for place, node in enumerate(seen)
                     if node[0] == role and (label is None or node[1] == label)]
            if found:
                places.append(found[0])
        if places != sorted(places) or len(places) < 3:
            self.fault(f"{name}: the accessibility tree does not read in order: {seen[:40]}")
        return seen


def wait(driver, script, seconds=10):
    WebDriverWait(driver, seconds, 0.02).until(lambda driver: driver.execute_script(f"return {script}"))


async def vote(port, cookies, texts):
    """Answers the question that is open, each phone by its name; phones without one get it first."""
    while len(cookies) < len(texts):
        phone = await Phone.join(port)
        phone.stream.close()
        cookies.append(phone.cookie)
    watch = await Stream.open(port, "/events", cookies[0])
    state = await watch.next(lambda state: state["question"] is not None)
    watch.close()
    replies = await asyncio.gather(*(
        Phone(port, cookie, None, None).answer(state["question"], text)
        for cookie, text in zip(cookies, texts)))
    return {reply.status for reply in replies}


def present(look, room, name, dark, size, votes):
    driver = browser(dark, size)
    theme = "dark" if dark else "light"
    cookies = []
    try:
        driver.get(f"http://127.0.0.1:{room.port}/{room.secret}")
        wait(driver, "shown !== null")
        if room.secret in driver.current_url:
            look.fault(f"{name}: the secret stays in the address bar")
        for step in range(400):
            label = f"{name}-{theme}-{step:03}"
            driver.execute_script("document.fonts.ready.then(fit)")
            look.fits(driver, label)
            look.picture(driver, label)
            if step % 7 == 0:
                look.axe(driver, label)
                look.order(driver, label)
            if driver.execute_script("return shown.isAsking"):
                if votes:
                    statuses = asyncio.run(vote(room.port, cookies, votes))
                    if statuses - {200, 422}:
                        look.fault(f"{label}: votes were answered {statuses}")
                    wait(driver, "!/>0 answers/.test(shown.after.join())")
                    look.picture(driver, label + "-voted")
                look.axe(driver, label)
            if driver.execute_script("return shown.end"):
                break
            way = driver.execute_script("return JSON.stringify(shown)")
            driver.find_element(By.TAG_NAME, "body").send_keys(Keys.PAGE_DOWN)
            wait(driver, f"JSON.stringify(shown) !== {json.dumps(way)}", 30)
        else:
            look.fault(f"{name}: it never came to the end")
        # The program that serves is killed: the page says so, and comes back by itself.
        os.kill(room.server, signal.SIGKILL)
        wait(driver, "byId('state').textContent !== ''")
        look.picture(driver, f"{name}-{theme}-lost")
        wait(driver, "byId('state').textContent === ''", 30)
        driver.find_element(By.TAG_NAME, "body").send_keys(Keys.PAGE_UP)
        wait(driver, "!shown.end", 30)
        driver.find_element(By.TAG_NAME, "body").send_keys(".")
        wait(driver, "shown.blank")
        look.picture(driver, f"{name}-{theme}-blank")
        for entry in driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if not url.startswith((f"http://127.0.0.1:{room.port}/", "data:")):
                    look.fault(f"{name}: {url} was loaded")
        for entry in driver.get_log("browser"):
            if entry["level"] == "SEVERE" and "events" not in entry["message"]:
                look.fault(f"{name}: {entry['message']}")
    finally:
        driver.quit()


def phone(look, dark):
    """A phone, by hand: waits, chooses, changes its mind, types, sees the answer."""
    theme = "dark" if dark else "light"
    with Presentation("--share", "--address", "127.0.0.1") as room:
        driver = browser(dark, SCREENS["phone"])
        try:
            driver.get(f"http://127.0.0.1:{room.port}/")
            wait(driver, "shown !== null")

            def look_at(name):
                look.picture(driver, f"answering-{theme}-{name}")
                look.axe(driver, f"answering-{theme}-{name}")

            def press(*keys):
                asyncio.run(room.press(*keys))

            look_at("waiting")
            asyncio.run(room.open())
            while not driver.execute_script("return shown.question !== null"):
                press("on")
                driver.implicitly_wait(0.1)
                asyncio.run(asyncio.sleep(0.15))
            look_at("number")
            field = driver.find_element(By.ID, "text")
            field.send_keys("what", Keys.ENTER)
            wait(driver, "byId('said').textContent.includes('could not be read')")
            look_at("unreadable")
            field.clear()
            field.send_keys("-2.5", Keys.ENTER)
            wait(driver, "byId('said').textContent.includes('-2.5')")
            look_at("number-said")
            driver.refresh()
            wait(driver, "shown !== null && byId('said').textContent.includes('-2.5')")
            press("on")
            wait(driver, "shown.answer")
            look_at("number-answered")
            while not driver.execute_script("return shown.question !== null && shown.isOpen"):
                press("on")
                asyncio.run(asyncio.sleep(0.15))
            buttons = driver.find_elements(By.CSS_SELECTOR, "#answer button")
            if len(buttons) != 3:
                look.fault(f"a choice of three has {len(buttons)} buttons")
            buttons[0].click()
            wait(driver, "document.querySelector('[aria-pressed=true]')")
            buttons[1].click()
            wait(driver, "document.querySelector('[aria-pressed=true]')?.value === '2'")
            look_at("choice")
            press("on")
            wait(driver, "shown.answer")
            look_at("choice-answered")
            width = driver.execute_script("return document.scrollingElement.scrollWidth")
            if width > 390:
                look.fault(f"the phone's page is {width} pixels wide")
        finally:
            driver.quit()


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp()).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    look = Look(folder)
    lesson = pathlib.Path(sys.argv[2]).read_text() if len(sys.argv) > 2 else LESSON
    votes = ["1", "2", "2", "-3.5", "x"] + [str(number) for number in range(95)]
    for dark in (False, True):
        for name, size in SCREENS.items():
            with Presentation("--share", "--address", "127.0.0.1", lesson=lesson) as room:
                present(look, room, name, dark, size, votes if name == "projector" else votes[:7])
        phone(look, dark)
    print(f"{look.count} pictures, {look.faults} faults; {folder}")
    return 1 if look.faults else 0


if __name__ == "__main__":
    sys.exit(main())
