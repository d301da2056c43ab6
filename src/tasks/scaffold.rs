//! `cargo loco task scaffold noun:plant fields:name:string!,day:date!` writes what Loco's scaffold cannot: entity,
//! model, pages, texts and the test of the pages. Run it after `cargo loco generate scaffold plant name:string! …`.
use std::{borrow::Cow, fs, path::Path};

use loco_rs::prelude::*;
use serde::Serialize;
use tera::{Context, Delimiters, Tera};

pub struct Scaffold;

const TEMPLATES: &str = ".loco-templates/noun";

#[async_trait]
impl Task for Scaffold {
    fn task(&self) -> TaskInfo {
        TaskInfo { name: "scaffold".into(), detail: "Write a noun's model, pages, texts and test".into() }
    }

    async fn run(&self, _: &AppContext, words: &task::Vars) -> Result<()> {
        let noun = Noun::new(words.cli_arg("noun")?, words.cli_arg("fields")?)?;
        for (template, target) in noun.files() {
            write(&noun, template, Path::new(&target))?;
        }
        noun.register()
    }
}

#[derive(Serialize)]
struct Noun {
    singular: String,
    plural: String,
    fields: Vec<Field>,
    /// How one of them is named in a list.
    title: String,
    needs_look: bool,
}

#[derive(Serialize)]
struct Field {
    name: String,
    rust: &'static str,
    parse: String,
    /// The text may not be one of these.
    parsed: bool,
    sample: &'static str,
}

impl Noun {
    fn new(singular: &str, fields: &str) -> Result<Self> {
        use cruet::Inflector;

        let fields = fields.split(',').map(Field::new).collect::<Result<Vec<_>>>()?;
        let text = fields.iter().find(|field| field.rust == "String");
        let title = text.map_or("self.id.to_string()".into(), |field| format!("self.{}.clone()", field.name));
        let needs_look = fields.iter().any(|field| field.parsed);
        Ok(Self { plural: singular.to_plural(), singular: singular.into(), fields, title, needs_look })
    }

    fn files(&self) -> [(&'static str, String); 6] {
        let plural = &self.plural;
        [
            ("entity.t", format!("src/models/_entities/{plural}.rs")),
            ("model.t", format!("src/models/{plural}.rs")),
            ("index.html.t", format!("assets/views/{plural}/index.html")),
            ("new.html.t", format!("assets/views/{plural}/new.html")),
            ("texts.ftl.t", format!("assets/i18n/en/{plural}.ftl")),
            ("request_test.t", format!("tests/requests/{plural}.rs")),
        ]
    }

    fn register(&self) -> Result<()> {
        let plural = &self.plural;
        add_line("src/models/_entities/mod.rs", "pub mod letters;", &format!("pub mod {plural};"))?;
        add_line("src/models/mod.rs", "pub mod letters;", &format!("pub mod {plural};"))?;
        add_line("tests/requests/main.rs", "mod support;", &format!("mod {plural};"))?;
        let unclear = format!("    .{plural}_unclear = We cannot read this.");
        add_line("assets/i18n/en/errors.ftl", "    .title_prefix", &unclear)
    }
}

impl Field {
    fn new(word: &str) -> Result<Self> {
        let (name, kind) =
            word.split_once(':').ok_or_else(|| Error::string("write fields as name:kind,name:kind"))?;
        let Some(kind) = kind.strip_suffix('!') else {
            return Err(Error::string("a scaffold's fields are required: write name:string!"));
        };
        let (rust, parse, parsed, sample) = match kind {
            "string" | "text" => ("String", format!("one_line(&self.{name})"), false, "Fern"),
            "int" | "big_int" => ("i64", format!("self.{name}.trim().parse::<i64>().ok()"), true, "3"),
            "date" => ("Date", format!("self.{name}.trim().parse::<Date>().ok()"), true, "2027-05-01"),
            "bool" => ("bool", format!("self.{name} == \"true\""), false, "true"),
            other => {
                return Err(Error::string(&format!(
                    "a scaffold knows string, text, int, big_int, date and bool, not {other}"
                )));
            }
        };
        Ok(Self { name: name.into(), rust, parse, parsed, sample })
    }
}

fn write(noun: &Noun, template: &str, target: &Path) -> Result<()> {
    if target.exists() {
        return Err(Error::string(&format!("{} is there already", target.display())));
    }
    let source = fs::read_to_string(Path::new(TEMPLATES).join(template))?;
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(target, filled_in(&source, noun)?)?)
}

/// With square brackets, so that what is written may be a template itself.
fn filled_in(source: &str, noun: &Noun) -> Result<String> {
    let mut tera = Tera::new();
    let [block_start, block_end, variable_start, variable_end] = ["[%", "%]", "[[", "]]"].map(Cow::Borrowed);
    tera.set_delimiters(Delimiters {
        block_start,
        block_end,
        variable_start,
        variable_end,
        ..Delimiters::default()
    })?;
    Ok(tera.render_str(source, &Context::from_serialize(noun)?, false)?)
}

/// After the line that begins like this; the formatter sorts.
fn add_line(file: &str, after: &str, line: &str) -> Result<()> {
    let text = fs::read_to_string(file)?;
    let place = text.find(after).and_then(|at| Some(at + text[at..].find('\n')? + 1));
    let Some(place) = place else {
        return Err(Error::string(&format!("{file} has no line that begins with {after}")));
    };
    Ok(fs::write(file, format!("{}{line}\n{}", &text[..place], &text[place..]))?)
}
