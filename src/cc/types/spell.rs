//! Types in words, as gcc writes them.

use super::{ATOMIC, CONST, Float, Int, Kind, Len, RESTRICT, Ty, Types, VOLATILE};

impl Types {
    /// The type in gcc's spelling: `char (*)[5]`.
    #[must_use]
    pub fn name(&self, t: Ty) -> String {
        self.spell(t, String::new()).replace('\u{1}', "")
    }

    /// With quotes, and what a typedef stands for: `'pid_t' {aka 'int'}`. Not for the library's own structs: `'FILE *'`
    /// (gcc's `user_facing_original_type_p`).
    #[must_use]
    pub fn quote(&self, t: Ty) -> String {
        let name = self.name(t);
        let full = self.name(self.canon(t));
        let hidden = full.contains("struct _IO_FILE") || full.contains("struct __");
        if name == full || hidden { format!("'{name}'") } else { format!("'{name}' {{aka '{full}'}}") }
    }

    fn spell(&self, t: Ty, inner: String) -> String {
        let quals = |q: u8| {
            let mut s = String::new();
            for (bit, word) in [(CONST, "const"), (VOLATILE, "volatile"), (RESTRICT, "restrict"), (ATOMIC, "_Atomic")] {
                if q & bit != 0 {
                    if !s.is_empty() {
                        s.push(' ');
                    }
                    s.push_str(word);
                }
            }
            s
        };
        let base = |word: &str| {
            let q = quals(t.q);
            let lead = if q.is_empty() { word.to_string() } else { format!("{q} {word}") };
            if inner.is_empty() {
                lead
            } else if inner.starts_with('[') || inner.starts_with('\u{1}') {
                format!("{lead}{}", inner.trim_start_matches('\u{1}'))
            } else {
                format!("{lead} {inner}")
            }
        };
        match self.written(t) {
            Kind::Pointer(to) => {
                let q = quals(t.q);
                let wrap = matches!(self.written(*to), Kind::Array(..) | Kind::Function(_));
                let mut star = if q.is_empty() { "*".to_string() } else { format!("* {q}") };
                if !inner.is_empty() {
                    if inner.starts_with('(') && !wrap {
                        star.push(' ');
                    }
                    star.push_str(&inner);
                }
                self.spell(*to, if wrap { format!("({star})") } else { star })
            }
            Kind::Array(of, len) => {
                let n = match len {
                    Len::Known(n) => n.to_string(),
                    Len::Unknown | Len::Vla(_) => String::new(),
                    Len::Star => "*".to_string(),
                };
                self.spell(of.with(t.q), format!("{inner}[{n}]"))
            }
            Kind::Function(f) => {
                let mut params: Vec<String> = f.params.iter().map(|p| self.name(*p)).collect();
                if f.variadic {
                    params.push("...".into());
                }
                if f.proto && params.is_empty() {
                    params.push("void".into());
                }
                let mut list = String::new();
                for (i, p) in params.iter().enumerate() {
                    if i > 0 {
                        // gcc's printer leaves two spaces behind a plain word.
                        let word = params[i - 1].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
                        list.push_str(if word && p != "..." { ",  " } else { ", " });
                    }
                    list.push_str(p);
                }
                // A function by itself is written `int(void)`; the mark keeps the space away.
                let shape = if inner.is_empty() { format!("\u{1}({list})") } else { format!("{inner}({list})") };
                self.spell(f.ret, shape)
            }
            Kind::Named(name, _) => base(name),
            Kind::Record(i) => {
                let r = &self.records[*i as usize];
                if let Some(f) = r.complex {
                    // gcc has a name for the type by itself.
                    let word = if inner.is_empty() { "complex" } else { "_Complex" };
                    return base(&format!("{word} {}", float_word(f)));
                }
                let word = if r.is_union { "union" } else { "struct" };
                match (&r.tag, &r.alias) {
                    (Some(tag), _) => base(&format!("{word} {tag}")),
                    (None, Some(alias)) => base(alias),
                    _ => base(&format!("{word} <anonymous>")),
                }
            }
            Kind::Enum(i) => {
                let e = &self.enums[*i as usize];
                match (&e.tag, &e.alias) {
                    (Some(tag), _) => base(&format!("enum {tag}")),
                    (None, Some(alias)) => base(alias),
                    _ => base("enum <anonymous>"),
                }
            }
            Kind::Error => base("<error>"),
            Kind::Void => base("void"),
            Kind::Bool => base("_Bool"),
            Kind::Float(f) => base(float_word(*f)),
            Kind::Int(i) => base(match i {
                Int::Char => "char",
                Int::SChar => "signed char",
                Int::UChar => "unsigned char",
                Int::Short => "short int",
                Int::UShort => "short unsigned int",
                Int::Int => "int",
                Int::UInt => "unsigned int",
                Int::Long => "long int",
                Int::ULong => "long unsigned int",
                Int::LLong => "long long int",
                Int::ULLong => "long long unsigned int",
                Int::Field(width, true) => return base(&format!("long int:{width}")),
                Int::Field(width, false) => return base(&format!("long unsigned int:{width}")),
            }),
        }
    }
}

fn float_word(f: Float) -> &'static str {
    match f {
        Float::Float => "float",
        Float::Double => "double",
        Float::LDouble => "long double",
    }
}
