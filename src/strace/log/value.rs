//! An argument or result as strace prints it, taken apart.
//!
//! value  = (string | list | record | number | word | `...`) note* (`=>` value)?
//! list   = `~`? `[` value ((`,` | ` `) value)* `]`
//! record = `{` (name `=`)? value, ... `}`
//! word   = NAME, NAME(value, ...), NAME=value, NAME|NAME|0600
//! note   = `<what a descriptor is on>`, `(deleted)`, `/* comment */`
//!
//! Rules:
//! - No text makes it fail: what it cannot take apart is kept as it stands (`Value::Other`), up to the next comma or
//!   bracket of the level it began on.
//! - It never looks back: one pass, so that a line of a megabyte costs a megabyte.

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Number(i128),
    /// `NULL`, `O_RDWR|O_CREAT`, `S_IFIFO|0600`.
    Words(Vec<String>),
    /// A buffer; `cut`: there was more of it than strace printed.
    Text {
        bytes: Vec<u8>,
        cut: bool,
    },
    /// `3<pipe:[58632]>`: a value, and what strace -y knows of it.
    On(Box<Value>, String),
    List {
        items: Vec<Value>,
        cut: bool,
    },
    /// `~[KILL STOP]`: all but these.
    Except(Box<Value>),
    /// Names are empty where none is printed.
    Record {
        fields: Vec<(String, Value)>,
        cut: bool,
    },
    /// `htons(80)`, `makedev(0x88, 0)`.
    Made(String, Vec<Value>),
    /// `flags=CLONE_VM`: an argument with its name.
    Named(String, Box<Value>),
    /// `before => after`: what the call made of it.
    Became(Box<Value>, Box<Value>),
    /// Anything else, as it stands.
    Other(String),
}

impl Value {
    /// The number, of a descriptor its own.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        match self {
            Value::Number(n) => i64::try_from(*n).ok(),
            Value::On(v, _) | Value::Named(_, v) => v.number(),
            Value::Became(_, v) => v.number(),
            _ => None,
        }
    }

    /// The bytes of a buffer, and whether there were more.
    #[must_use]
    pub fn bytes(&self) -> Option<(&[u8], bool)> {
        match self {
            Value::Text { bytes, cut } => Some((bytes, *cut)),
            Value::Named(_, v) | Value::Became(_, v) | Value::On(v, _) => v.bytes(),
            _ => None,
        }
    }

    /// A buffer as text: a path.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        self.bytes().map(|(b, _)| String::from_utf8_lossy(b).into_owned())
    }

    /// What strace -y says of a descriptor.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        match self {
            Value::On(_, about) => Some(about),
            Value::Named(_, v) | Value::Became(_, v) => v.about(),
            _ => None,
        }
    }

    /// Whether a flag is among the words.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        match self {
            Value::Words(words) => words.iter().any(|w| w == word),
            Value::On(v, _) | Value::Named(_, v) | Value::Became(_, v) => v.has(word),
            _ => false,
        }
    }

    /// The single word it is.
    #[must_use]
    pub fn word(&self) -> Option<&str> {
        match self {
            Value::Words(words) => words.first().filter(|_| words.len() == 1).map(String::as_str),
            Value::On(v, _) | Value::Named(_, v) => v.word(),
            _ => None,
        }
    }

    /// A field of a record, in whatever brackets it stands.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Record { fields, .. } => fields.iter().find(|f| f.0 == name).map(|f| &f.1),
            Value::List { items, .. } if items.len() == 1 => items.first()?.field(name),
            Value::Named(_, v) => v.field(name),
            Value::Became(before, after) => after.field(name).or_else(|| before.field(name)),
            _ => None,
        }
    }

    #[must_use]
    pub fn items(&self) -> &[Value] {
        match self {
            Value::List { items, .. } => items,
            Value::Named(_, v) | Value::Became(_, v) => v.items(),
            _ => &[],
        }
    }

    /// Without the name that newer versions of strace print before it.
    #[must_use]
    pub fn plain(&self) -> &Value {
        match self {
            Value::Named(_, v) => v.plain(),
            v => v,
        }
    }
}

/// Reads values from a text.
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Brackets within brackets so far.
    depth: u32,
}

/// More brackets within one another than any call has: a text that is no log.
const DEPTH: u32 = 60;

impl<'a> Reader<'a> {
    #[must_use]
    pub fn new(text: &'a str) -> Reader<'a> {
        Reader { text, at: 0, depth: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// How much of the text has been read.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn takes(&mut self, word: &str) -> bool {
        let there = self.rest().starts_with(word);
        if there {
            self.at += word.len();
        }
        there
    }

    /// Spaces and comments.
    fn skip(&mut self) {
        loop {
            while self.peek().is_some_and(|c| c == b' ' || c == b'\t') {
                self.at += 1;
            }
            if !self.rest().starts_with("/*") {
                return;
            }
            self.at = self.rest().find("*/").map_or(self.text.len(), |n| self.at + n + 2);
        }
    }

    /// Arguments up to the `)` that ends them, which is taken. False: the text ended before it.
    pub fn arguments(&mut self) -> (Vec<Value>, bool) {
        let mut list = Vec::new();
        loop {
            self.skip();
            match self.peek() {
                None => return (list, false),
                Some(b')') => {
                    self.at += 1;
                    return (list, true);
                }
                Some(b',') => self.at += 1,
                Some(_) => list.push(self.value(b")")),
            }
        }
    }

    /// A value; `ends`: the bracket that ends what it stands in (a comma does anyway).
    pub fn value(&mut self, ends: &[u8]) -> Value {
        self.skip();
        let begun = self.at;
        self.depth += 1;
        let value = if self.depth > DEPTH { None } else { self.atom(ends) };
        self.depth -= 1;
        let value = match value {
            Some(v) => self.notes(v),
            None => return self.other(begun, ends),
        };
        self.skip();
        if self.takes("=>") {
            let after = self.value(ends);
            return Value::Became(Box::new(value), Box::new(after));
        }
        // `[VINTR]=0x3`
        if self.peek() == Some(b'=') && !self.rest().starts_with("==") && matches!(value, Value::List { .. }) {
            let name = self.text.get(begun..self.at).unwrap_or("").to_string();
            self.at += 1;
            return Value::Named(name, Box::new(self.value(ends)));
        }
        match self.peek() {
            None | Some(b',') => value,
            Some(c) if ends.contains(&c) => value,
            // Within brackets a space may stand between two values as well.
            Some(_) if ends != b")" && self.text.as_bytes().get(self.at.wrapping_sub(1)) == Some(&b' ') => {
                if self.rest().starts_with(['&', '=', '<', '>', '*', '+', '?', ':']) {
                    return self.other(begun, ends);
                }
                value
            }
            Some(_) => self.other(begun, ends),
        }
    }

    /// What follows a value and belongs to it.
    fn notes(&mut self, mut value: Value) -> Value {
        if self.peek() == Some(b'<')
            && !self.rest().starts_with("<<")
            && let Some(about) = self.angle()
        {
            value = Value::On(Box::new(value), about);
        }
        self.takes("(deleted)");
        value
    }

    /// `<...>`: ends at the bracket that is no arrow's head.
    fn angle(&mut self) -> Option<String> {
        let bytes = self.text.as_bytes();
        let (mut at, mut open, mut quoted) = (self.at, 0u32, false);
        while let Some(&c) = bytes.get(at) {
            match c {
                b'"' => quoted = !quoted,
                b'\\' if quoted => at += 1,
                b'<' if !quoted => open += 1,
                b'>' if !quoted && bytes.get(at.wrapping_sub(1)) != Some(&b'-') => {
                    open = open.saturating_sub(1);
                    if open == 0 {
                        let about = self.text.get(self.at + 1..at)?.to_string();
                        self.at = at + 1;
                        return Some(about);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        None
    }

    fn atom(&mut self, ends: &[u8]) -> Option<Value> {
        match self.peek()? {
            b'"' => self.string(),
            b'@' if self.rest().starts_with("@\"") => {
                // unix(7): an abstract address begins with a zero byte.
                self.at += 1;
                let Value::Text { mut bytes, cut } = self.string()? else { return None };
                bytes.insert(0, 0);
                Some(Value::Text { bytes, cut })
            }
            b'[' => self.list(),
            b'~' => {
                self.at += 1;
                (self.peek() == Some(b'[')).then(|| self.list()).flatten().map(|v| Value::Except(Box::new(v)))
            }
            b'{' => self.record(),
            b'.' if self.takes("...") => Some(Value::Words(vec!["...".to_string()])),
            b'?' => {
                self.at += 1;
                Some(Value::Words(vec!["?".to_string()]))
            }
            b'-' | b'0'..=b'9' => {
                let begun = self.at;
                let number = self.number()?;
                if self.peek() == Some(b'|') {
                    let first = self.text.get(begun..self.at)?.to_string();
                    return self.words(first);
                }
                Some(Value::Number(number))
            }
            c if c.is_ascii_alphabetic() || c == b'_' => self.word(ends),
            _ => None,
        }
    }

    fn name(&mut self) -> &'a str {
        let rest = self.rest();
        let n = rest.bytes().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, b'_' | b'.' | b'$')).count();
        self.at += n;
        rest.get(..n).unwrap_or("")
    }

    fn word(&mut self, ends: &[u8]) -> Option<Value> {
        let name = self.name().to_string();
        match self.peek() {
            Some(b'(') => {
                self.at += 1;
                let (args, closed) = self.arguments();
                if !closed {
                    return None;
                }
                if self.peek() == Some(b'|') {
                    let begun = format!("{name}(...)");
                    return self.words(begun);
                }
                Some(Value::Made(name, args))
            }
            Some(b'=') if !self.rest().starts_with("==") && !self.rest().starts_with("=>") => {
                self.at += 1;
                let value = self.value(ends);
                Some(Value::Named(name, Box::new(value)))
            }
            Some(b'|') => self.words(name),
            _ => Some(Value::Words(vec![name])),
        }
    }

    /// The words after the first, each behind a `|`.
    fn words(&mut self, first: String) -> Option<Value> {
        let mut words = vec![first];
        while self.takes("|") {
            let begun = self.at;
            let name = self.name();
            if name.is_empty() {
                return None;
            }
            if self.peek() == Some(b'(') {
                self.at += 1;
                self.arguments();
            }
            words.push(self.text.get(begun..self.at)?.to_string());
        }
        Some(Value::Words(words))
    }

    /// `-1`, `0x7f`, `0644`, `8192*1024`, `1<<20`; no fraction.
    fn number(&mut self) -> Option<i128> {
        let mut value = self.plain_number()?;
        loop {
            if self.peek() == Some(b'*') {
                self.at += 1;
                value = value.checked_mul(self.plain_number()?)?;
            } else if self.rest().starts_with("<<") {
                self.at += 2;
                value = value.checked_shl(u32::try_from(self.plain_number()?).ok().filter(|n| *n < 64)?)?;
            } else {
                break;
            }
        }
        (self.peek() != Some(b'.')).then_some(value)
    }

    fn plain_number(&mut self) -> Option<i128> {
        let negative = self.takes("-");
        let (radix, skip) = match self.rest().as_bytes() {
            [b'0', b'x' | b'X', ..] => (16, 2),
            [b'0', b'0'..=b'7', ..] => (8, 1),
            _ => (10, 0),
        };
        self.at += skip;
        let rest = self.rest();
        let n = rest.bytes().take_while(|c| (*c as char).is_digit(radix)).count();
        self.at += n;
        let value = i128::from_str_radix(rest.get(..n)?, radix).ok()?;
        Some(if negative { -value } else { value })
    }

    /// `"..."` with C's escapes, and the `...` behind it that says it was cut.
    fn string(&mut self) -> Option<Value> {
        let text = self.text.as_bytes();
        let mut bytes = Vec::new();
        self.at += 1;
        loop {
            let c = *text.get(self.at)?;
            self.at += 1;
            match c {
                b'"' => break,
                b'\\' => {
                    let escape = *text.get(self.at)?;
                    self.at += 1;
                    bytes.push(match escape {
                        b'n' => b'\n',
                        b't' => b'\t',
                        b'r' => b'\r',
                        b'v' => 0x0b,
                        b'f' => 0x0c,
                        b'x' => self.digits(16, 2),
                        b'0'..=b'7' => {
                            self.at -= 1;
                            self.digits(8, 3)
                        }
                        other => other,
                    });
                }
                c => bytes.push(c),
            }
        }
        let cut = self.takes("...");
        Some(Value::Text { bytes, cut })
    }

    fn digits(&mut self, radix: u32, most: usize) -> u8 {
        let mut value = 0u32;
        for _ in 0..most {
            let Some(digit) = self.peek().and_then(|c| (c as char).to_digit(radix)) else { break };
            value = value * radix + digit;
            self.at += 1;
        }
        value as u8
    }

    fn list(&mut self) -> Option<Value> {
        self.at += 1;
        let (mut items, mut cut) = (Vec::new(), false);
        loop {
            self.skip();
            match self.peek()? {
                b']' => break self.at += 1,
                b',' => self.at += 1,
                _ => match self.value(b"]") {
                    Value::Words(w) if w == ["..."] => cut = true,
                    v => items.push(v),
                },
            }
        }
        Some(Value::List { items, cut })
    }

    fn record(&mut self) -> Option<Value> {
        self.at += 1;
        let (mut fields, mut cut) = (Vec::new(), false);
        loop {
            self.skip();
            match self.peek()? {
                b'}' => break self.at += 1,
                b',' => self.at += 1,
                _ => match self.value(b"}") {
                    Value::Words(w) if w == ["..."] => cut = true,
                    Value::Named(name, v) => fields.push((name, *v)),
                    v => fields.push((String::new(), v)),
                },
            }
        }
        Some(Value::Record { fields, cut })
    }

    /// All up to the next comma or end, as it stands.
    fn other(&mut self, begun: usize, ends: &[u8]) -> Value {
        self.at = begun;
        let (mut open, mut quoted) = (0u32, false);
        while let Some(c) = self.peek() {
            match c {
                b'\\' if quoted => self.at += 1,
                b'"' => quoted = !quoted,
                _ if quoted => {}
                b',' if open == 0 => break,
                c if open == 0 && ends.contains(&c) => break,
                b'(' | b'[' | b'{' => open += 1,
                b')' | b']' | b'}' => open = open.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.at.min(self.text.len());
        if self.at == begun {
            // A bracket that closes what nobody opened.
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        }
        Value::Other(self.text.get(begun..self.at).unwrap_or("").trim_end().to_string())
    }
}
