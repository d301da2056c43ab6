//! Bytes in every label and without one.
use encoding_rs::{BIG5, EUC_KR, ISO_8859_2, SHIFT_JIS, UTF_16LE, WINDOWS_1251, WINDOWS_1252};
use jobs::metadata::read;
use url::Url;

fn title(bytes: &[u8], content_type: Option<&str>) -> Option<String> {
    read(bytes, content_type, &Url::parse("https://leaf.example/p").unwrap()).title
}

fn page(title: &str, meta: &str) -> String {
    format!("<html><head>{meta}<title>{title}</title></head><body><p>{}</p></body></html>", title.repeat(20))
}

#[test]
fn the_header_names_the_charset() {
    let cases = [
        ("급수 주전자", EUC_KR),
        ("青い急須です", SHIFT_JIS),
        ("藍色茶壺", BIG5),
        ("Džezva plavá", ISO_8859_2),
        ("Синий чайник", WINDOWS_1251),
    ];
    for (name, encoding) in cases {
        let html = page(name, "");
        let (bytes, _, _) = encoding.encode(&html);
        let header = format!("text/html; charset={}", encoding.name());
        assert_eq!(title(&bytes, Some(&header)).as_deref(), Some(name));
    }
}

#[test]
fn the_page_names_the_charset() {
    let html =
        page("Синий чайник", "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>");
    assert_eq!(title(&WINDOWS_1251.encode(&html).0, Some("text/html")).as_deref(), Some("Синий чайник"));
    let html = page("Théière bleue", "<meta charset=iso-8859-1>");
    assert_eq!(title(&WINDOWS_1252.encode(&html).0, None).as_deref(), Some("Théière bleue"));
}

#[test]
fn utf_8_is_seen_behind_a_wrong_label() {
    assert_eq!(
        title(page("Théière", "<meta charset=iso-8859-1>").as_bytes(), Some("text/html; charset=latin1"))
            .as_deref(),
        Some("Théière")
    );
}

#[test]
fn without_any_label_the_text_tells() {
    let html = page("Синий чайник для чая", "");
    assert_eq!(title(&WINDOWS_1251.encode(&html).0, None).as_deref(), Some("Синий чайник для чая"));
}

#[test]
fn a_byte_order_mark_comes_before_all() {
    let html = page("Blå tekanna", "<meta charset=latin1>");
    let utf_16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(html.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(UTF_16LE.name(), "UTF-16LE");
    assert_eq!(title(&utf_16, Some("text/html; charset=latin1")).as_deref(), Some("Blå tekanna"));
}
