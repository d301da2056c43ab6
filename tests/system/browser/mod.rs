//! A real browser, used as a person does: by the words on the screen, the mouse and the keyboard.
mod axe;
mod driver;
mod look;

use std::{env, path::Path, time::Duration};

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, prelude::*};
use tokio::time::sleep;

use crate::support::{Visitor, World};
use driver::{Driver, Session};

pub use look::Look;

pub struct Browser {
    pub page: WebDriver,
    house: String,
    // Dropped in this order: the session ends before its driver and its profile go.
    _session: Session,
    _driver: Driver,
    _profile: TempDir,
}

const AS_A_TEST: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-features=Translate,MediaRouter,OptimizationHints",
    // Nothing of ours is elsewhere, and what the browser itself asks for there would only be waited for.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
];

impl Browser {
    /// `let Some(maya) = Browser::open(&world, Look::phone()).await else { return };`
    pub async fn open(world: &World, look: Look) -> Option<Self> {
        let driver = Driver::running()?;
        let _ = rustls::crypto::ring::default_provider().install_default();
        let profile = TempDir::new().unwrap();
        let mut wishes = DesiredCapabilities::chrome();
        for argument in AS_A_TEST {
            wishes.add_arg(argument).unwrap();
        }
        wishes.add_arg(&format!("--user-data-dir={}", profile.path().display())).unwrap();
        wishes.set_binary(driver.browser()).unwrap();
        look.wish(&mut wishes);
        let page = WebDriver::new(driver.url(), wishes).await.unwrap();
        let session = Session::new(&driver, page.session_id().to_string());
        page.clone().leak().unwrap(); // `session` ends it; the library's own way takes two minutes
        look.put_on(&page).await;
        Some(Self { page, house: world.url(""), _session: session, _driver: driver, _profile: profile })
    }

    /// At this page, signed in as this person, with scripts that have begun and nothing that moves.
    pub async fn at(world: &World, person: &Visitor, look: Look, path: &str) -> Option<Self> {
        let browser = Self::open(world, look.still()).await?;
        browser.becomes(person).await;
        browser.goes(path).await;
        browser.until("the scripts are there".into(), async || browser.is_lively().await).await;
        Some(browser)
    }

    pub async fn goes(&self, path: &str) {
        self.page.goto(format!("{}{path}", self.house)).await.unwrap();
    }

    /// Signed in as whoever this is, or signed out as a guest is, and with what was said to them so far.
    pub async fn becomes(&self, visitor: &Visitor) {
        self.page.cdp().send_raw("Network.clearBrowserCookies", json!({})).await.unwrap();
        for (name, value) in visitor.cookies() {
            let cookie = json!({ "name": name, "value": value, "url": self.house, "httpOnly": true });
            self.page.cdp().send_raw("Network.setCookie", cookie).await.unwrap();
        }
    }

    /// Where the browser is, without the house's address.
    pub async fn is_at(&self) -> String {
        let url = self.page.current_url().await.unwrap().to_string();
        url.strip_prefix(&self.house).unwrap_or(&url).into()
    }

    /// Waits until these words are on the screen.
    #[track_caller]
    pub fn sees(&self, words: &str) -> impl Future<Output = ()> {
        self.until(format!("“{words}” is on the screen"), async move || {
            self.words().await.contains(words)
        })
    }

    /// Waits until they are gone.
    #[track_caller]
    pub fn misses(&self, words: &str) -> impl Future<Output = ()> {
        self.until(format!("“{words}” is gone"), async move || !self.words().await.contains(words))
    }

    /// What can be read on the screen.
    pub async fn words(&self) -> String {
        let Ok(body) = self.page.find(By::Tag("body")).await else { return String::new() };
        body.text().await.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The link or button with these words on it, or with this name for those who cannot see it.
    #[track_caller]
    pub fn clicks(&self, words: &str) -> impl Future<Output = ()> {
        let named = "//*[self::a or self::button or self::summary]";
        let exactly = format!("{named}[normalize-space()={words:?} or @aria-label={words:?}]");
        let among_others = format!("{named}[contains(normalize-space(), {words:?})]");
        self.does(format!("click “{words}”"), [exactly, among_others], async |element| {
            element.scroll_into_view().await?; // to the middle, away from bars and toasts
            element.click().await
        })
    }

    /// Types into the field with this label, over what stood there.
    #[track_caller]
    pub fn types(&self, label: &str, text: &str) -> impl Future<Output = ()> {
        let path = format!("//*[@id=//label[starts-with(normalize-space(), {label:?})]/@for]");
        self.does(format!("type into “{label}”"), [path], async move |field| {
            field.clear().await?;
            field.send_keys(text).await
        })
    }

    /// What stands in the field with this id.
    pub async fn reads(&self, id: &str) -> String {
        let value = self.runs(&format!("return document.getElementById({id:?}).value")).await;
        value.as_str().unwrap_or_default().into()
    }

    /// Nothing is wider than the screen.
    pub async fn fits(&self) -> bool {
        let script = "const page = document.documentElement; return page.scrollWidth <= page.clientWidth";
        self.runs(script).await == true
    }

    /// Keys for whatever has the focus.
    pub async fn presses(&self, keys: impl Into<TypingData>) {
        self.page.action_chain().send_keys(keys).perform().await.unwrap();
    }

    /// Tabs until this link, button or field has the focus, as somebody without a mouse does.
    pub async fn tabs_to(&self, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..60 {
            self.presses(Key::Tab).await;
            let here = self.focused().await;
            if here.lines().any(|line| line.trim().starts_with(name)) {
                return;
            }
            passed.push(here);
        }
        panic!("Tab never reaches “{name}” at {}; it passes {passed:?}", self.is_at().await);
    }

    /// The name of what has the focus: its label, its own words, or what it says to those who cannot see it.
    pub async fn focused(&self) -> String {
        let script = "const it = document.activeElement; if (it === document.body) return '';
            const label = it.labels && it.labels[0];
            return (label ? label.innerText : it.getAttribute('aria-label') || it.innerText || '').trim();";
        self.runs(script).await.as_str().unwrap_or_default().into()
    }

    /// What a script of the test answers; works with the page's own scripts off, too.
    pub async fn runs(&self, script: &str) -> serde_json::Value {
        self.page.execute(script, Vec::new()).await.unwrap().json().clone()
    }

    /// The page's own scripts have arrived and listen.
    pub async fn is_lively(&self) -> bool {
        let script =
            "return document.documentElement.classList.contains('js') && document.readyState === 'complete'
            && performance.getEntriesByType('resource').filter((it) => it.name.includes('/js/')).length > 2";
        self.runs(script).await == true
    }

    /// With `WISHARE_SCREENSHOTS=folder`, a picture to look at afterwards.
    pub async fn keeps_picture(&self, name: &str) {
        let Ok(folder) = env::var("WISHARE_SCREENSHOTS") else { return };
        std::fs::create_dir_all(&folder).unwrap();
        self.page.screenshot(&Path::new(&folder).join(format!("{name}.png"))).await.unwrap();
    }

    /// Lets the network go, or come back.
    pub async fn is_offline(&self, offline: bool) {
        let network =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.page.cdp().send_raw("Network.emulateNetworkConditions", network).await.unwrap();
    }

    /// The first visible element at one of these paths, as soon as it is there and lets itself be used.
    #[track_caller]
    fn does<R>(
        &self,
        what: String,
        paths: impl AsRef<[String]>,
        act: impl AsyncFn(WebElement) -> WebDriverResult<R>,
    ) -> impl Future<Output = ()> {
        self.until(what, async move || {
            for path in paths.as_ref() {
                for element in self.page.find_all(By::XPath(path.as_str())).await.unwrap_or_default() {
                    if element.is_displayed().await.unwrap_or(false) && act(element).await.is_ok() {
                        return true;
                    }
                }
            }
            false
        })
    }

    #[track_caller]
    pub fn until(&self, what: String, mut is_so: impl AsyncFnMut() -> bool) -> impl Future<Output = ()> {
        let asked_at = std::panic::Location::caller();
        async move {
            for _ in 0..200 {
                if is_so().await {
                    return;
                }
                sleep(Duration::from_millis(50)).await;
            }
            self.keeps_picture("in-vain").await;
            let (path, words) = (self.is_at().await, self.words().await);
            panic!("{asked_at}: waited in vain until {what}, at {path}:\n{words}");
        }
    }
}
