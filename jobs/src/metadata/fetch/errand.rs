//! What we came for: how we ask for it and which kinds of content we take home.
use reqwest::header::{CONTENT_TYPE, HeaderMap};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Errand {
    Page,
    Picture,
}

impl Errand {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Picture => "picture",
        }
    }

    pub(super) fn accept(self) -> &'static str {
        match self {
            Self::Page => "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
            // AVIF is left out: image hosts that negotiate then send what we can decode.
            Self::Picture => "image/webp,image/jpeg,image/png,image/gif;q=0.8,image/*;q=0.1",
        }
    }

    /// Refused by its label before the body is read. A missing label is common and says nothing.
    pub(super) fn takes(self, kind: Option<&str>) -> bool {
        let Some(kind) = kind else { return true };
        match self {
            Self::Page => matches!(kind, "text/html" | "application/xhtml+xml"),
            // SVG is a program. Object stores label everything an octet stream; decoding decides about those.
            Self::Picture if kind == "image/svg+xml" => false,
            Self::Picture => {
                kind.starts_with("image/")
                    || matches!(kind, "application/octet-stream" | "binary/octet-stream")
            }
        }
    }

    /// A page that begins like a file is that file, whatever its label; most often a page packed twice.
    pub(super) fn disguised(self, body: &[u8]) -> Option<&'static str> {
        let file = FILES.iter().find(|(magic, _)| body.starts_with(magic)).map(|(_, kind)| *kind);
        file.filter(|_| self == Self::Page)
    }
}

const FILES: [(&[u8], &str); 7] = [
    (b"\x1f\x8b", "application/gzip"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"PK\x03\x04", "application/zip"),
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
];

/// `text/html` of `Text/HTML; charset=utf-8`.
pub(super) fn kind(headers: &HeaderMap) -> Option<String> {
    let label = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let kind = label.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    (!kind.is_empty()).then_some(kind)
}
