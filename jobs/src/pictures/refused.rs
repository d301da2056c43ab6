//! Why a picture stays with its shop. Nothing here passes with time, so no job tries again.

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// SVG and AVIF among them: the first is a program, the second we cannot read.
    #[error("not a JPEG, PNG, GIF or WebP")]
    UnknownKind,
    #[error("too small to show anything")]
    TooSmall,
    #[error("more pixels than we unpack for anybody")]
    TooManyPixels,
    #[error("damaged or cut short")]
    Broken,
}

impl Refused {
    /// A stable word, kept with the item.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownKind => "unknown_kind",
            Self::TooSmall => "too_small",
            Self::TooManyPixels => "too_many_pixels",
            Self::Broken => "broken",
        }
    }
}
