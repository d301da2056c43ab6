//! A parsed page with what every source asks for, gathered in one walk: selecting again and again would cost
//! more than parsing.
mod gathered;

use crate::metadata::words;
use ego_tree::NodeId;
use gathered::Gathered;
use scraper::{ElementRef, Html};
use url::Url;

pub struct Page {
    pub html: Html,
    pub url: Url,
    pub canonical: Option<Url>,
    pub language: Option<String>,
    metas: Vec<(String, String)>,
    ids: Gathered,
}

impl Page {
    pub fn new(html: Html, url: Url) -> Self {
        let mut page =
            Self { html, url, canonical: None, language: None, metas: Vec::new(), ids: Gathered::default() };
        page.gather();
        page
    }

    /// The content of the first `<meta>` with one of these names, in order of the names.
    pub fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.metas_named(name).next())
    }

    pub fn metas_named<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.metas.iter().filter(move |(key, _)| key == name).map(|(_, content)| content.as_str())
    }

    pub fn scripts(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.elements(&self.ids.scripts)
    }

    pub fn headings(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.elements(&self.ids.headings)
    }

    pub fn subheadings(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.elements(&self.ids.subheadings)
    }

    pub fn itemscopes(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.elements(&self.ids.itemscopes)
    }

    pub fn typeofs(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.elements(&self.ids.typeofs)
    }

    pub fn images(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.elements(&self.ids.images)
    }

    /// Pictures the page asks for before it is drawn.
    pub fn preloads(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.elements(&self.ids.preloads)
    }

    /// Whatever can be pressed: buttons, submit inputs and links dressed as buttons.
    pub fn buttons(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.elements(&self.ids.buttons)
    }

    pub fn element(&self, id: NodeId) -> Option<ElementRef<'_>> {
        self.html.tree.get(id).and_then(ElementRef::wrap)
    }

    pub fn body(&self) -> Option<ElementRef<'_>> {
        self.html.root_element().child_elements().find(|element| element.value().name() == "body")
    }

    pub fn by_id(&self, id: &str) -> Option<ElementRef<'_>> {
        self.html.tree.nodes().filter_map(ElementRef::wrap).find(|element| element.value().id() == Some(id))
    }

    pub fn document_title(&self) -> Option<String> {
        let title =
            self.html.tree.nodes().filter_map(ElementRef::wrap).find(|e| e.value().name() == "title")?;
        Some(words::tidy(&title.text().collect::<String>())).filter(|title| !title.is_empty())
    }

    /// What the page calls its subject: headings first, then its titles.
    pub fn names(&self) -> Vec<String> {
        let headings = self.headings().take(3).map(words::readable);
        let titles = self.meta(&["og:title"]).map(str::to_owned).into_iter().chain(self.document_title());
        headings.chain(titles).filter(|name| !name.is_empty()).collect()
    }

    pub fn host(&self) -> &str {
        let host = self.url.host_str().unwrap_or_default();
        host.strip_prefix("www.").unwrap_or(host)
    }

    /// An address on this page made absolute; only what a browser would load.
    pub fn absolute(&self, address: &str) -> Option<Url> {
        let url = self.url.join(address.trim()).ok()?;
        matches!(url.scheme(), "http" | "https").then_some(url)
    }

    fn elements<'a>(&'a self, ids: &'a [NodeId]) -> impl Iterator<Item = ElementRef<'a>> {
        ids.iter().filter_map(|id| self.element(*id))
    }

    fn gather(&mut self) {
        let mut ids = Gathered::default();
        let (mut metas, mut canonical) = (Vec::new(), None);
        for element in self.html.tree.root().descendants().filter_map(ElementRef::wrap) {
            ids.note(element);
            match element.value().name() {
                "meta" => metas.extend(meta(element)),
                "link" if element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                    canonical = canonical.or_else(|| element.attr("href"));
                }
                _ => {}
            }
        }
        self.canonical = canonical.and_then(|address| self.absolute(address));
        self.language = self.html.root_element().attr("lang").map(str::to_owned);
        self.metas = metas;
        self.ids = ids;
    }
}

fn meta(element: ElementRef<'_>) -> Option<(String, String)> {
    let name =
        element.attr("property").or_else(|| element.attr("name")).or_else(|| element.attr("itemprop"))?;
    let content = words::tidy(element.attr("content")?);
    (!content.is_empty()).then(|| (name.trim().to_ascii_lowercase(), content))
}
