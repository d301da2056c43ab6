//! How somebody looks at a page: on which screen, by day or night, with or without scripts, where on earth.
use serde_json::{Value, json};
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, WebDriver};

#[derive(Clone, Copy, Debug)]
pub struct Look {
    width: u32,
    height: u32,
    phone: bool,
    dark: bool,
    scripts: bool,
    still: bool,
    language: &'static str,
    time_zone: &'static str,
}

impl Look {
    pub fn desktop() -> Self {
        let (width, height) = (1280, 900);
        Self {
            width,
            height,
            phone: false,
            dark: false,
            scripts: true,
            still: false,
            language: "en",
            time_zone: "UTC",
        }
    }

    pub fn phone() -> Self {
        Self { width: 390, height: 844, phone: true, ..Self::desktop() }
    }

    #[must_use]
    pub fn sized(self, width: u32, height: u32) -> Self {
        Self { width, height, ..self }
    }

    #[must_use]
    pub fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    #[must_use]
    pub fn without_scripts(self) -> Self {
        Self { scripts: false, ..self }
    }

    /// As somebody who asked for less motion.
    #[must_use]
    pub fn still(self) -> Self {
        Self { still: true, ..self }
    }

    #[must_use]
    pub fn reading(self, language: &'static str) -> Self {
        Self { language, ..self }
    }

    #[must_use]
    pub fn in_zone(self, time_zone: &'static str) -> Self {
        Self { time_zone, ..self }
    }

    pub fn language(self) -> &'static str {
        self.language
    }

    pub(super) fn wish(self, wishes: &mut ChromeCapabilities) {
        wishes.add_arg(&format!("--window-size={},{}", self.width, self.height)).unwrap();
        wishes.add_arg(&format!("--lang={}", self.language)).unwrap();
        wishes.add_experimental_option("prefs", json!({ "intl.accept_languages": self.language })).unwrap();
    }

    pub(super) async fn put_on(self, page: &WebDriver) {
        let scheme = if self.dark { "dark" } else { "light" };
        let motion = if self.still { "reduce" } else { "no-preference" };
        let media = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
        ] });
        let screen = json!({ "width": self.width, "height": self.height, "deviceScaleFactor": 1, "mobile": self.phone });
        let mut orders: Vec<(&str, Value)> = vec![
            ("Emulation.setEmulatedMedia", media),
            ("Emulation.setDeviceMetricsOverride", screen),
            ("Emulation.setTimezoneOverride", json!({ "timezoneId": self.time_zone })),
            ("Emulation.setLocaleOverride", json!({ "locale": self.language })),
        ];
        if self.phone {
            orders.push(("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })));
        }
        if !self.scripts {
            orders.push(("Emulation.setScriptExecutionDisabled", json!({ "value": true })));
        }
        for (order, words) in orders {
            page.cdp().send_raw(order, words).await.unwrap();
        }
    }
}
