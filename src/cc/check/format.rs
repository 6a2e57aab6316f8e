//! printf and scanf: the conversions against the arguments, as `gcc -Wall` has it (`-Wformat`).
//!
//! Gcc is silent about this by default, but a wrong argument is the commonest mistake that C lets pass, so it is told.

use super::super::tree::{Expr, ExprKind};
use super::super::types::{Float, Kind, Ty};
use super::Check;
use crate::source::Span;

/// The functions with a format: which argument it is, and whether it reads.
const FUNCTIONS: &[(&str, usize, bool)] = &[
    ("printf", 0, false),
    ("fprintf", 1, false),
    ("dprintf", 1, false),
    ("sprintf", 1, false),
    ("snprintf", 2, false),
    ("asprintf", 1, false),
    ("syslog", 1, false),
    ("scanf", 0, true),
    ("fscanf", 1, true),
    ("sscanf", 1, true),
];

/// One conversion: where it stands in the literal, its length modifier and its letter.
struct Conversion {
    at: usize,
    end: usize,
    length: String,
    letter: char,
    /// `*` as width or precision takes an int each.
    stars: usize,
    /// scanf's `%*d`: nothing is stored.
    suppressed: bool,
}

impl Check<'_> {
    /// Looks at a call of one of the known functions.
    pub(super) fn check_format(&mut self, name: &str, args: &[Expr], asts: &[super::ast::Expr], variadic: bool) {
        let Some(&(_, at, reads)) = FUNCTIONS.iter().find(|f| f.0 == name) else { return };
        if !variadic || self.quiet > 0 {
            return;
        }
        let Some(text) = args.get(at).and_then(|a| self.literal_text(a)) else { return };
        let Some(source) = asts.get(at) else { return };
        let Some(list) = conversions(&text, reads) else { return };
        let mut next = at + 1;
        for c in &list {
            let spelled: String = text[c.at..c.end].iter().map(|b| char::from(*b)).collect();
            let span = self.inside_literal(source.span, &spelled);
            for _ in 0..c.stars {
                self.star(args, &mut next, span);
            }
            if c.letter == '%' || c.letter == 'm' && !reads || c.suppressed {
                continue;
            }
            let Some(arg) = args.get(next) else {
                let expected = expected_name(&c.length, c.letter, reads);
                let text = match expected {
                    Some(e) => format!("format '{spelled}' expects a matching '{e}' argument"),
                    None => format!("conversion '{spelled}' lacks its argument"),
                };
                self.warn(span, "format=", text);
                return;
            };
            next += 1;
            self.match_argument(c, &spelled, arg, next, span, reads);
        }
        if next < args.len() {
            self.warn(source.span, "format-extra-args", "too many arguments for format");
        }
    }

    fn star(&mut self, args: &[Expr], next: &mut usize, span: Span) {
        if let Some(arg) = args.get(*next)
            && !arg.is_error()
            && !self.types.is_integer(arg.ty)
        {
            let text = format!(
                "field width specifier '*' expects argument of type 'int', but argument {} has type {}",
                *next + 1,
                self.types.quote(arg.ty)
            );
            self.warn(span, "format=", text);
        }
        *next += 1;
    }

    fn match_argument(&mut self, c: &Conversion, spelled: &str, arg: &Expr, number: usize, span: Span, reads: bool) {
        let Some(expected) = expected_name(&c.length, c.letter, reads) else {
            self.warn(span, "format=", format!("unknown conversion type character '{}' in format", c.letter));
            return;
        };
        if arg.is_error() || self.fits(c, arg, reads) {
            return;
        }
        let text = format!(
            "format '{spelled}' expects argument of type '{expected}', but argument {number} has type {}",
            self.types.quote(arg.ty)
        );
        let forgot = reads && self.types.is_integer(arg.ty);
        let d = crate::source::Diagnostic::warning(span, "format=", text);
        let d = match self.suits(arg.ty, reads) {
            _ if forgot => d.cure("scanf needs an address: put & before the variable"),
            Some(right) => d.cure(format!("write `%{right}` for {}", self.types.quote(arg.ty))),
            None => d,
        };
        self.report(d);
    }

    /// The conversion for a value of this type, or for what scanf stores where it points.
    fn suits(&self, ty: Ty, reads: bool) -> Option<&'static str> {
        let t = &self.types;
        let of = if reads { t.pointee(ty)? } else { ty };
        Some(match t.kind(of) {
            Kind::Float(Float::Float) if reads => "f",
            Kind::Float(Float::Double) if reads => "lf",
            Kind::Float(Float::LDouble) => "Lf",
            Kind::Float(_) => "f",
            Kind::Pointer(_) if !reads && t.pointee(of).and_then(|c| t.int(c)).is_some_and(|(size, _)| size == 1) => {
                "s"
            }
            Kind::Pointer(_) => "p",
            Kind::Int(_) | Kind::Enum(_) => match (t.rank(of), t.int(of)?) {
                (5, (_, true)) => "lld",
                (5, _) => "llu",
                (_, (8, true)) => "ld",
                (_, (8, false)) => "lu",
                (_, (4, true)) => "d",
                (_, (4, false)) => "u",
                (_, (2, true)) => "hd",
                (_, (2, false)) => "hu",
                _ => return None,
            },
            _ => return None,
        })
    }

    fn fits(&self, c: &Conversion, arg: &Expr, reads: bool) -> bool {
        let t = &self.types;
        let size_of_length = |l: &str| match l {
            "hh" => 1,
            "h" => 2,
            "l" | "ll" | "j" | "z" | "t" | "q" | "L" => 8,
            _ => 4,
        };
        if reads {
            let Some(target) = t.pointee(arg.ty) else { return false };
            return match c.letter {
                'd' | 'i' | 'u' | 'o' | 'x' | 'X' | 'n' => {
                    t.int(target).is_some_and(|(n, _)| n == size_of_length(&c.length))
                }
                'f' | 'F' | 'e' | 'E' | 'g' | 'G' | 'a' | 'A' => matches!(
                    (t.kind(target), c.length.as_str()),
                    (Kind::Float(Float::Float), "")
                        | (Kind::Float(Float::Double), "l")
                        | (Kind::Float(Float::LDouble), "L")
                ),
                's' | 'c' | '[' if c.length.is_empty() => t.int(target).is_some_and(|(n, _)| n == 1),
                'p' => t.is_pointer(target),
                _ => true,
            };
        }
        match c.letter {
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
                let want = size_of_length(&c.length).max(4);
                t.int(arg.ty).is_some_and(|(n, _)| n.max(4) == want)
            }
            'c' => t.int(arg.ty).is_some_and(|(n, _)| n <= 4),
            'f' | 'F' | 'e' | 'E' | 'g' | 'G' | 'a' | 'A' => match t.kind(arg.ty) {
                Kind::Float(Float::LDouble) => c.length == "L",
                Kind::Float(_) => c.length != "L",
                _ => false,
            },
            's' => t.pointee(arg.ty).is_some_and(|to| {
                if c.length == "l" {
                    t.size(to) == Some(4)
                } else {
                    t.int(to).is_some_and(|(n, _)| n == 1) || t.is_void(to)
                }
            }),
            'p' => t.is_pointer(arg.ty),
            'n' => t.pointee(arg.ty).is_some_and(|to| t.is_integer(to)),
            _ => true,
        }
    }

    /// The bytes of a string literal handed over as an argument.
    pub(super) fn literal_text(&self, e: &Expr) -> Option<Vec<u8>> {
        let mut e = e;
        while let ExprKind::Cast(inner) = &e.kind {
            e = inner;
        }
        let ExprKind::AddrOf(place) = &e.kind else { return None };
        let ExprKind::Global(s) = place.kind else { return None };
        let s = self.symbols.get(s as usize)?;
        let image = s.init.as_ref().filter(|_| s.literal)?;
        let end = image.bytes.iter().position(|b| *b == 0)?;
        Some(image.bytes[..end].to_vec())
    }

    /// Where a conversion stands in the source, if it stands there as it is.
    fn inside_literal(&self, literal: Span, spelled: &str) -> Span {
        let text = self.text(literal);
        match text.find(spelled) {
            Some(i) => {
                let start = literal.start + i as u32;
                Span { start, end: start + spelled.len() as u32, ..literal }
            }
            None => literal,
        }
    }
}

/// The conversions of a format; None when it uses positions (`%1$d`), which are not looked at.
fn conversions(text: &[u8], reads: bool) -> Option<Vec<Conversion>> {
    let mut list = Vec::new();
    let mut i = 0;
    while i < text.len() {
        if text[i] != b'%' {
            i += 1;
            continue;
        }
        let at = i;
        i += 1;
        let mut stars = 0;
        let mut suppressed = false;
        while i < text.len() && (b"-+ #0'.*".contains(&text[i]) || text[i].is_ascii_digit()) {
            if text[i] == b'*' {
                if reads {
                    suppressed = true;
                } else {
                    stars += 1;
                }
            }
            i += 1;
        }
        if text.get(i) == Some(&b'$') {
            return None;
        }
        let start = i;
        while i < text.len() && b"hlLqjzZt".contains(&text[i]) {
            i += 1;
        }
        // `Z` is the C library's old word for `z`.
        let length = String::from_utf8_lossy(&text[start..i]).replace('Z', "z");
        let Some(&letter) = text.get(i) else { break };
        i += 1;
        if letter == b'[' && reads {
            // The set ends at the first ] that is not its first member.
            if text.get(i) == Some(&b'^') {
                i += 1;
            }
            i += 1;
            while i < text.len() && text[i] != b']' {
                i += 1;
            }
            i += 1;
        }
        let end = i.min(text.len());
        list.push(Conversion { at, end, length, letter: char::from(letter), stars, suppressed });
    }
    Some(list)
}

/// The type a conversion asks for, as gcc names it.
fn expected_name(length: &str, letter: char, reads: bool) -> Option<String> {
    let int = |unsigned: bool| {
        let base = match length {
            "hh" => "char",
            "h" => "short int",
            "z" if unsigned => return "size_t".to_string(),
            "l" | "z" | "t" | "j" => "long int",
            "ll" | "q" | "L" => "long long int",
            _ => "int",
        };
        match (unsigned, base) {
            (false, "char") => "signed char".to_string(),
            (true, "char") => "unsigned char".to_string(),
            (false, _) => base.to_string(),
            (true, "int") => "unsigned int".to_string(),
            (true, _) => base.replace(" int", " unsigned int"),
        }
    };
    let small = matches!(length, "h" | "hh") && !reads;
    let base = match letter {
        'd' | 'i' if small => "int".to_string(),
        'u' | 'o' | 'x' | 'X' if small => "int".to_string(),
        'd' | 'i' => int(length == "z"),
        'u' | 'o' | 'x' | 'X' => int(true),
        'c' if reads => "char".to_string(),
        'c' => "int".to_string(),
        's' | '[' if length == "l" => "wchar_t".to_string(),
        's' | '[' => "char".to_string(),
        'p' => "void *".to_string(),
        'n' => "int".to_string(),
        'f' | 'F' | 'e' | 'E' | 'g' | 'G' | 'a' | 'A' => match (length, reads) {
            ("L", _) => "long double".to_string(),
            ("l", _) | (_, false) => "double".to_string(),
            _ => "float".to_string(),
        },
        'C' | 'S' | 'm' => "int".to_string(),
        _ => return None,
    };
    Some(if reads || matches!(letter, 's' | 'n') {
        if base.ends_with('*') { format!("{base}*") } else { format!("{base} *") }
    } else {
        base
    })
}
