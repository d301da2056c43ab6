//! A part of a page, taken out of it so that it can cross threads and `await`s (the parser's own tree cannot).
use scraper::{ElementRef, Html, Selector};

pub struct Element {
    html: String,
    text: String,
    attributes: Vec<(String, String)>,
}

pub fn select(page: &str, css: &str) -> Vec<Element> {
    let selector = Selector::parse(css).unwrap_or_else(|err| panic!("{css}: {err}"));
    Html::parse_document(page).select(&selector).map(Element::of).collect()
}

pub fn words(page: &str) -> String {
    let page = Html::parse_document(page);
    let body = Selector::parse("title, body").unwrap();
    page.select(&body).map(folded_text).collect::<Vec<_>>().join(" ")
}

impl Element {
    fn of(element: ElementRef<'_>) -> Self {
        let attributes = element.value().attrs().map(|(name, value)| (name.into(), value.into()));
        Self { html: element.html(), text: folded_text(element), attributes: attributes.collect() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn html(&self) -> &str {
        &self.html
    }

    pub fn attr(&self, name: &str) -> Option<String> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone())
    }

    pub fn has_attribute(&self, named: impl Fn(&str) -> bool) -> bool {
        self.attributes.iter().any(|(name, _)| named(name))
    }

    pub fn select(&self, css: &str) -> Vec<Self> {
        select(&self.html, css)
    }

    /// A form's fields with their values, these typed over them.
    #[track_caller]
    pub fn filled_in(&self, typed: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut fields = self.fields();
        for (name, value) in typed {
            let known = self.select(&format!("[name='{name}']"));
            assert!(!known.is_empty(), "the form has no field {name}: {}", self.html);
            fields.retain(|(own, _)| own != name);
            fields.push(((*name).into(), (*value).into()));
        }
        fields
    }

    /// What a browser would send untouched: no unticked boxes, no buttons.
    fn fields(&self) -> Vec<(String, String)> {
        let boxes = "input[name]:not([type=submit]):not([type=button]):not([type=file])";
        let inputs = self.select(boxes).into_iter().filter(Self::counts).map(|input| {
            let blank = if input.is_tickable() { "on" } else { "" };
            (input.attr("name").unwrap(), input.attr("value").unwrap_or(blank.into()))
        });
        let areas = self.select("textarea[name]").into_iter();
        let areas = areas.map(|area| (area.attr("name").unwrap(), area.text.clone()));
        let chosen = self.select("select[name]").into_iter().filter_map(|choice| choice.chosen());
        inputs.chain(areas).chain(chosen).collect()
    }

    fn counts(&self) -> bool {
        !self.is_tickable() || self.attr("checked").is_some()
    }

    fn is_tickable(&self) -> bool {
        matches!(self.attr("type").as_deref(), Some("checkbox" | "radio"))
    }

    fn chosen(&self) -> Option<(String, String)> {
        let options = self.select("option");
        let option = options.iter().find(|option| option.attr("selected").is_some()).or(options.first())?;
        Some((self.attr("name")?, option.attr("value").unwrap_or(option.text.clone())))
    }
}

fn folded_text(element: ElementRef<'_>) -> String {
    element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
