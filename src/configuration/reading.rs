//! Where the settings come from: a file beside us, as Loco reads it, else the one that a release carries.
use std::{env, path::PathBuf};

use loco_rs::{
    config::{Config, Mailer},
    environment::Environment,
    prelude::{Error, Result},
};

use crate::carried;

/// The file beside us, if there is one; a release brings one of its own for where there is none.
pub fn read(environment: &Environment) -> Result<Config> {
    let beside = [format!("{environment}.yaml"), format!("{environment}.local.yaml")];
    let carried = carried::file(&format!("config/{environment}.yaml"));
    let read = match carried.filter(|_| !beside.iter().any(|name| folder().join(name).exists())) {
        Some(text) => parse(&String::from_utf8_lossy(text)),
        None => environment.load(),
    };
    read.map_err(|err| unreadable(environment, &err))
}

/// As Loco does, whose own way begins at a file.
fn parse(text: &str) -> Result<Config> {
    let mut tera = tera::Tera::default();
    tera.register_function(
        "get_env",
        |words: tera::Kwargs, _: &tera::State<'_>| -> tera::TeraResult<String> {
            let default = words.get::<String>("default")?.unwrap_or_default();
            Ok(env::var(words.must_get::<String>("name")?).unwrap_or(default))
        },
    );
    tera.add_raw_template("config", &text.replace("<%=", "{{").replace("%>", "}}"))?;
    let rendered = tera.render("config", &tera::Context::new())?;
    serde_yaml_ng::from_str(&rendered).map_err(|err| Error::YAMLFile(err, "its own configuration".into()))
}

fn folder() -> PathBuf {
    env::var_os("LOCO_CONFIG_FOLDER").map_or_else(|| "config".into(), PathBuf::from)
}

/// Variables that are not set arrive as empty words: then there is no mail server, or one that asks for no name.
pub fn named(mut mailer: Mailer) -> Option<Mailer> {
    let smtp = mailer.smtp.as_mut()?;
    smtp.auth = smtp.auth.take().filter(|auth| !auth.user.is_empty());
    (!smtp.host.is_empty()).then_some(mailer)
}

pub fn unreadable(environment: &Environment, err: &Error) -> Error {
    let folder = folder().display().to_string();
    let reason = match err {
        Error::WithBacktrace { inner, .. } => return unreadable(environment, inner),
        Error::YAMLFile(err, _) => err.to_string(),
        other => other.to_string(),
    };
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    Error::Message(format!("The configuration {folder}/{environment}.yaml cannot be read: {reason}."))
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    /// A release reads its own copy in its own way; it must come to the same as Loco reading the file.
    #[test]
    fn what_a_release_carries_is_read_as_loco_reads_the_file() {
        for name in ["development", "production"] {
            let text = fs::read_to_string(format!("config/{name}.yaml")).unwrap();
            let by_loco = Config::from_folder(&name.parse().unwrap(), Path::new("config")).unwrap();
            assert_eq!(parse(&text).unwrap().to_string(), by_loco.to_string(), "{name}");
        }
    }
}
