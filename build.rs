//! Names this build, so that fragments rendered by another one are not used: by its commit, else by the moment. And puts
//! into a release what it would otherwise read from beside it, so that one file is the whole program.
use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

const CARRIED: [&str; 3] = ["assets/views", "assets/static", "config"];

fn main() {
    for watched in ["HEAD", "logs/HEAD"] {
        // Asked of git, for in a linked work tree they are elsewhere; a path that is not there would build each time.
        if let Some(path) = git(&["rev-parse", "--git-path", watched]).filter(|path| Path::new(path).exists())
        {
            println!("cargo:rerun-if-changed={path}");
        }
    }
    println!("cargo:rerun-if-changed=build.rs");
    let name = git(&["rev-parse", "--short=12", "HEAD"]).unwrap_or_else(moment);
    println!("cargo:rustc-env=WISHARE_BUILD={name}");
    carry();
}

/// Only into a release: while one works on a template it is read anew, and nothing has to be built for it.
fn carry() {
    println!("cargo:rustc-check-cfg=cfg(carried)");
    let mut list = String::from("pub static FILES: &[(&str, &[u8])] = &[\n");
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rustc-cfg=carried");
        let house = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
        for folder in CARRIED {
            println!("cargo:rerun-if-changed={folder}");
            name_files(&house, &house.join(folder), &mut list);
        }
    }
    list.push_str("];\n");
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default()).join("carried.rs");
    fs::write(out, list).unwrap_or_else(|err| panic!("the list of carried files cannot be written: {err}"));
}

fn name_files(house: &Path, folder: &Path, list: &mut String) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            name_files(house, &path, list);
        } else if let Ok(name) = path.strip_prefix(house) {
            let (name, path) = (name.to_string_lossy().replace('\\', "/"), path.to_string_lossy());
            let _ = writeln!(list, "    ({name:?}, include_bytes!({path:?})),");
        }
    }
}

fn git(words: &[&str]) -> Option<String> {
    let asked = Command::new("git").args(words).output().ok().filter(|asked| asked.status.success())?;
    let said = String::from_utf8(asked.stdout).ok()?.trim().to_string();
    (!said.is_empty()).then_some(said)
}

fn moment() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("t{}", since.as_secs())
}
