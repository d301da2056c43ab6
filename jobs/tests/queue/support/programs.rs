//! Programs a test may need. Without one it is skipped, unless everything must be tested.
use std::path::Path;

pub fn needs(program: &str) -> bool {
    let path = std::env::var("PATH").unwrap_or_default();
    let found = path.split(':').any(|folder| Path::new(folder).join(program).is_file());
    assert!(found || std::env::var("WISHARE_TEST_EVERYTHING").as_deref() != Ok("1"), "needs {program}");
    if !found {
        skip(program);
    }
    found
}

#[expect(clippy::print_stdout, reason = "bin/test looks for this line")]
fn skip(program: &str) {
    println!("skipped: needs {program}");
}
