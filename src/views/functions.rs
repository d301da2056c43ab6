//! What templates may call: `t`, `asset`, `icon` and `when`.
use std::{borrow::Cow, collections::HashMap};

use fluent_templates::fluent_bundle::FluentValue;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::{Locale, assets::Assets};
use crate::models::Moment;

pub fn register(tera: &mut Tera, assets: &Assets) {
    let (for_asset, for_icon) = (assets.clone(), assets.clone());
    tera.register_function("t", text);
    tera.register_function("when", when);
    tera.register_function("asset", move |words: Kwargs, _: &State<'_>| -> TeraResult<String> {
        Ok(for_asset.url(&words.must_get::<String>("path")?))
    });
    tera.register_function("icon", move |words: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        Ok(icon(&for_icon.url("icons.svg"), &words.must_get::<String>("name")?))
    });
}

fn text(words: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let key = words.must_get::<String>("key")?;
    if words.iter().nth(1).is_none() {
        return Ok(Locale::reading().text(&key));
    }
    let values = words.iter().filter_map(|(name, value)| Some((name.as_str()?, value)));
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> = values
        .filter(|(name, _)| *name != "key")
        .map(|(name, value)| (name.to_string().into(), fluent(value)))
        .collect();
    Ok(Locale::reading().text_with(&key, &values))
}

fn fluent(value: &Value) -> FluentValue<'static> {
    match value.as_f64() {
        Some(number) => FluentValue::from(number),
        None => FluentValue::from(value.to_string()),
    }
}

fn icon(sprite: &str, name: &str) -> Value {
    Value::safe_string(&format!(
        r#"<svg class="icon" aria-hidden="true" focusable="false"><use href="{sprite}#{name}"></use></svg>"#
    ))
}

/// `when(at=wish.created_at)`: a `<time>` whose text is complete without any script.
fn when(words: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let at = Moment(words.must_get::<i64>("at")?);
    let machine = at.to_utc().format("%Y-%m-%dT%H:%M:%SZ");
    Ok(Value::safe_string(&format!(r#"<time datetime="{machine}">{}</time>"#, Locale::reading().moment(at))))
}
