//! Pages are drawn with gaps. What is kept elsewhere, or is one person's own, is put in when the page is sent: so a page
//! is drawn once for all that have its shape, and what goes into it is copied once.
use std::{
    ops::Range,
    sync::{Arc, LazyLock},
};

use serde::{Serialize, Serializer};

use super::fragments::Fragment;

/// Before and after a gap's number. Nobody who writes into a page knows the word drawn for this process.
static BEFORE: LazyLock<String> = LazyLock::new(|| format!("{OPENS}{:016x}.", rand::random::<u64>()));
const OPENS: char = '\u{fdd0}';
const CLOSES: char = '\u{fdd1}';

/// What goes into one page.
#[derive(Default)]
pub struct Gaps(Vec<Vec<Piece>>);

/// Stands in a view for what goes there. Nothing is left for nothing, so a template can ask whether there is something.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gap(Option<usize>);

pub enum Piece {
    Html(Fragment),
    /// With gaps of its own.
    Drawn(Arc<Drawn>, Gaps),
}

/// Drawn, and cut where its gaps are.
pub struct Drawn {
    html: String,
    cuts: Vec<Cut>,
}

struct Cut {
    place: Range<usize>,
    gap: usize,
}

impl Gaps {
    /// For HTML, one piece after the other.
    pub fn leave<P: Into<Piece>>(&mut self, pieces: impl IntoIterator<Item = P>) -> Gap {
        let pieces: Vec<Piece> = pieces.into_iter().map(Into::into).collect();
        if pieces.iter().all(Piece::is_empty) {
            return Gap(None);
        }
        self.0.push(pieces);
        Gap(Some(self.0.len() - 1))
    }

    /// For words, which may be anybody's.
    pub fn leave_words(&mut self, words: &str) -> Gap {
        let mut html = Vec::with_capacity(words.len());
        // Into memory, which never fails; and what it writes is words again.
        let _ = tera::escape_html(words, &mut html);
        self.leave([Fragment::from(String::from_utf8_lossy(&html))])
    }

    fn pieces(&self, cut: &Cut) -> &[Piece] {
        self.0.get(cut.gap).map_or(&[], Vec::as_slice)
    }
}

impl Serialize for Gap {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(gap) => to.collect_str(&format_args!("{}{gap}{CLOSES}", *BEFORE)),
            None => to.serialize_str(""),
        }
    }
}

impl Piece {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Html(html) if html.is_empty())
            || matches!(self, Self::Drawn(drawn, _) if drawn.html.is_empty())
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Html(html) => html.len(),
            Self::Drawn(drawn, gaps) => drawn.bytes_with(gaps),
        }
    }

    fn write(&self, to: &mut String) {
        match self {
            Self::Html(html) => to.push_str(html),
            Self::Drawn(drawn, gaps) => drawn.write(gaps, to),
        }
    }
}

impl From<&Fragment> for Piece {
    fn from(html: &Fragment) -> Self {
        Self::Html(html.clone())
    }
}

impl From<Fragment> for Piece {
    fn from(html: Fragment) -> Self {
        Self::Html(html)
    }
}

impl From<Arc<Drawn>> for Piece {
    fn from(drawn: Arc<Drawn>) -> Self {
        Self::Drawn(drawn, Gaps::default())
    }
}

impl Drawn {
    pub fn cut(html: String) -> Self {
        let mut cuts = Vec::new();
        for (start, _) in html.match_indices(BEFORE.as_str()) {
            let rest = &html[start + BEFORE.len()..];
            let number = rest.split(CLOSES).next().unwrap_or_default();
            if let Ok(gap) = number.parse() {
                let end = start + BEFORE.len() + number.len() + CLOSES.len_utf8();
                cuts.push(Cut { place: start..end, gap });
            }
        }
        Self { html, cuts }
    }

    pub fn filled(&self, gaps: &Gaps) -> String {
        let mut whole = String::with_capacity(self.bytes_with(gaps));
        self.write(gaps, &mut whole);
        whole
    }

    pub fn bytes(&self) -> usize {
        self.html.len()
    }

    fn bytes_with(&self, gaps: &Gaps) -> usize {
        self.bytes() + self.cuts.iter().flat_map(|cut| gaps.pieces(cut)).map(Piece::bytes).sum::<usize>()
    }

    fn write(&self, gaps: &Gaps, to: &mut String) {
        let mut done = 0;
        for cut in &self.cuts {
            to.push_str(&self.html[done..cut.place.start]);
            gaps.pieces(cut).iter().for_each(|piece| piece.write(to));
            done = cut.place.end;
        }
        to.push_str(&self.html[done..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(gap: Gap) -> String {
        serde_json::to_value(gap).unwrap().as_str().unwrap().to_string()
    }

    fn html(text: &str) -> Fragment {
        text.into()
    }

    #[test]
    fn a_page_is_drawn_once_and_filled_in_for_each() {
        let mut maya = Gaps::default();
        let cards = maya.leave([html("<li>1</li>"), html("<li>2</li>")]);
        let name = maya.leave_words("M & M");
        let drawn = Drawn::cut(format!("<h1>{}</h1><ul>{}</ul>{}!", mark(name), mark(cards), mark(name)));
        assert_eq!(drawn.filled(&maya), "<h1>M &amp; M</h1><ul><li>1</li><li>2</li></ul>M &amp; M!");

        let mut omar = Gaps::default();
        omar.leave([html("<li>ö</li>")]);
        omar.leave_words("<b>");
        assert_eq!(drawn.filled(&omar), "<h1>&lt;b&gt;</h1><ul><li>ö</li></ul>&lt;b&gt;!");
    }

    #[test]
    fn what_is_put_in_may_have_gaps_of_its_own() {
        let mut inside = Gaps::default();
        let name = inside.leave_words("Maya");
        let bar = Arc::new(Drawn::cut(format!("<nav>{}</nav>", mark(name))));
        let mut page = Gaps::default();
        page.leave_words("another first one");
        let above = page.leave([Piece::Drawn(bar, inside)]);
        let filled = Drawn::cut(format!("{}<main></main>", mark(above))).filled(&page);
        assert_eq!(filled, "<nav>Maya</nav><main></main>");
        assert_eq!(
            filled.capacity(),
            filled.len() + mark(above).len() + mark(name).len(),
            "room is made once"
        );
    }

    #[test]
    fn nothing_leaves_no_gap() {
        let mut gaps = Gaps::default();
        let none = [gaps.leave([html("")]), gaps.leave::<Fragment>([]), gaps.leave_words("")];
        assert_eq!(none.map(mark), ["", "", ""]);
        assert_eq!(Drawn::cut("<p></p>".into()).filled(&gaps), "<p></p>");
    }

    #[test]
    fn nobody_can_write_a_gap() {
        let mut gaps = Gaps::default();
        gaps.leave([html("a secret")]);
        let forged = format!("{OPENS}0000000000000000.0{CLOSES} {OPENS}0{CLOSES} {OPENS}");
        assert_eq!(Drawn::cut(forged.clone()).filled(&gaps), forged);
    }
}
