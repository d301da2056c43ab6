//! JSON as shops write it: comments, trailing commas, bare keys, single quotes, raw line breaks in strings.
//! Strict parsing is tried first; this is the second reading.
use serde_json::{Map, Number, Value};

const DEEPEST: usize = 100;

/// The value `text` begins with, whatever follows it.
pub fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| parse_start(text))
}

/// Reads one value from the start of a longer text, as in `var product = {…}; more();`.
pub fn parse_start(text: &str) -> Option<Value> {
    parse_part(text).map(|(value, _)| value)
}

/// The same, with the text after it.
pub fn parse_part(text: &str) -> Option<(Value, &str)> {
    let mut strict = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    if let Some(Ok(value)) = strict.next() {
        return Some((value, text.get(strict.byte_offset()..).unwrap_or_default()));
    }
    let mut reader = Reader { rest: text, depth: 0 };
    reader.value().map(|value| (value, reader.rest))
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl Reader<'_> {
    fn value(&mut self) -> Option<Value> {
        self.skip_gaps();
        match self.peek()? {
            '{' => self.nested(Self::object),
            '[' => self.nested(Self::array),
            quote @ ('"' | '\'' | '`') => self.string(quote).map(Value::String),
            _ => self.bare(),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Value) -> Option<Value> {
        if self.depth == DEEPEST {
            return None;
        }
        self.depth += 1;
        self.next();
        let value = read(self);
        self.depth -= 1;
        Some(value)
    }

    /// What was understood before the text broke is kept.
    fn object(&mut self) -> Value {
        let mut map = Map::new();
        while !self.closes('}') {
            let Some(key) = self.key() else { break };
            let Some(value) = self.value() else { break };
            map.insert(key, value);
        }
        Value::Object(map)
    }

    fn array(&mut self) -> Value {
        let mut list = Vec::new();
        while !self.closes(']') {
            let Some(value) = self.value() else { break };
            list.push(value);
        }
        Value::Array(list)
    }

    fn key(&mut self) -> Option<String> {
        let key = match self.peek()? {
            quote @ ('"' | '\'') => self.string(quote)?,
            _ => self.take_while(|c| c.is_alphanumeric() || "_$@-".contains(c)),
        };
        self.skip_gaps();
        (self.next()? == ':').then_some(key)
    }

    fn closes(&mut self, end: char) -> bool {
        self.skip_gaps();
        while self.peek() == Some(',') {
            self.next();
            self.skip_gaps();
        }
        let closed = self.peek() == Some(end);
        if closed {
            self.next();
        }
        closed
    }

    fn string(&mut self, quote: char) -> Option<String> {
        self.next();
        let mut text = String::new();
        loop {
            match self.next()? {
                '\\' => self.escape(&mut text)?,
                c if c == quote && self.really_ends(quote) => return Some(text),
                c => text.push(c),
            }
        }
    }

    /// An inch sign inside a name (`"27" monitor"`) is not its end: after the end comes punctuation.
    fn really_ends(&self, quote: char) -> bool {
        let after = self.rest.trim_start();
        quote != '"' || after.is_empty() || after.starts_with([',', '}', ']', ':', ';', '/', ')'])
    }

    fn escape(&mut self, text: &mut String) -> Option<()> {
        match self.next()? {
            'n' | 'r' | 't' | 'b' | 'f' => text.push(' '),
            'u' => text.push(self.code_point()?),
            'x' => text.push(self.hex(2)?),
            c => text.push(c),
        }
        Some(())
    }

    fn code_point(&mut self) -> Option<char> {
        let first = u32::from_str_radix(self.take(4)?, 16).ok()?;
        if !(0xD800..0xDC00).contains(&first) {
            return Some(char::from_u32(first).unwrap_or(' '));
        }
        self.rest = self.rest.strip_prefix("\\u")?;
        let second = u32::from_str_radix(self.take(4)?, 16).ok()?;
        let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xD800) << 10) + low)
    }

    fn hex(&mut self, digits: usize) -> Option<char> {
        char::from_u32(u32::from_str_radix(self.take(digits)?, 16).ok()?)
    }

    fn bare(&mut self) -> Option<Value> {
        let word = self.take_while(|c| c.is_alphanumeric() || "_$.+-".contains(c));
        match word.as_str() {
            "" => None,
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            "null" | "undefined" | "NaN" => Some(Value::Null),
            number => Some(number.parse::<Number>().map_or(Value::Null, Value::Number)),
        }
    }

    fn skip_gaps(&mut self) {
        loop {
            self.rest = self
                .rest
                .trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{FEFF}');
            let after = if let Some(comment) = self.rest.strip_prefix("/*") {
                comment.split_once("*/").map_or("", |(_, after)| after)
            } else if let Some(comment) = self.rest.strip_prefix("//") {
                comment.split_once('\n').map_or("", |(_, after)| after)
            } else {
                return;
            };
            self.rest = after;
        }
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    fn take(&mut self, bytes: usize) -> Option<&str> {
        let (taken, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(taken)
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken.to_owned()
    }
}
