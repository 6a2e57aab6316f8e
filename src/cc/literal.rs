//! What a literal's spelling means: value and type of numbers, characters and strings (C11 6.4.4, 6.4.5, and gcc's
//! binary constants and `\e`). Used by `parse` and, for `#if`, by `preprocess`.

use super::ast::{Basic, StringKind};

/// Something to say about a literal, in gcc's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub error: bool,
    /// Gcc's name of the warning.
    pub flag: &'static str,
    pub message: String,
}

fn error(message: impl Into<String>) -> Problem {
    Problem { error: true, flag: "", message: message.into() }
}

fn warning(flag: &'static str, message: impl Into<String>) -> Problem {
    Problem { error: false, flag, message: message.into() }
}

/// An integer constant before it has a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Integer {
    pub value: u64,
    /// Written in base 10: it never becomes unsigned by its size alone.
    pub decimal: bool,
    pub unsigned: bool,
    /// Number of `l` in the suffix.
    pub longs: u8,
    /// It did not fit into 64 bits.
    pub overflow: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    Int(Integer),
    /// Of a complex type: the imaginary part.
    Float {
        value: f64,
        ty: Basic,
    },
}

/// Judges a preprocessing number.
///
/// # Errors
/// The sentence with which gcc refuses it.
pub fn number(text: &str) -> Result<Number, Problem> {
    let lower = text.to_ascii_lowercase();
    let (radix, digits) = if let Some(rest) = lower.strip_prefix("0x") {
        (16, rest)
    } else if let Some(rest) = lower.strip_prefix("0b") {
        (2, rest)
    } else {
        (10, lower.as_str())
    };
    let is_digit = |c: char| if radix == 16 { c.is_ascii_hexdigit() } else { c.is_ascii_digit() };
    let end = digits.find(|c| !is_digit(c)).unwrap_or(digits.len());
    let exponent = if radix == 16 { 'p' } else { 'e' };
    let rest = digits.get(end..).unwrap_or("");
    if radix != 2 && (rest.starts_with('.') || rest.starts_with(exponent)) {
        return float(text, digits, radix);
    }
    let body = digits.get(..end).unwrap_or("");
    // The suffix as it was written: `lL` is no suffix, so its case matters.
    let suffix = text.get(text.len() - rest.len()..).unwrap_or("");
    if body.is_empty() {
        // `0x` or `0b` alone: a zero with a suffix that makes no sense.
        return Err(error(format!("invalid suffix \"{}\" on integer constant", text.get(1..).unwrap_or(""))));
    }
    integer(body, suffix, radix)
}

fn integer(body: &str, suffix: &str, radix: u32) -> Result<Number, Problem> {
    let octal = radix == 10 && body.len() > 1 && body.starts_with('0');
    let base = if octal { 8 } else { radix };
    if let Some(bad) = body.chars().find(|c| !c.is_digit(base)) {
        let kind = if base == 8 { "octal" } else { "binary" };
        return Err(error(format!("invalid digit \"{bad}\" in {kind} constant")));
    }
    let (mut value, mut overflow) = (0u64, false);
    for c in body.chars() {
        let digit = u64::from(c.to_digit(base).unwrap_or(0));
        let next = value.checked_mul(u64::from(base)).and_then(|v| v.checked_add(digit));
        overflow |= next.is_none();
        value = next.unwrap_or_else(|| value.wrapping_mul(u64::from(base)).wrapping_add(digit));
    }
    let (unsigned, longs) = match suffix {
        "" => (false, 0),
        "u" | "U" => (true, 0),
        "l" | "L" => (false, 1),
        "ll" | "LL" => (false, 2),
        "ul" | "uL" | "Ul" | "UL" | "lu" | "lU" | "Lu" | "LU" => (true, 1),
        "ull" | "uLL" | "Ull" | "ULL" | "llu" | "llU" | "LLu" | "LLU" => (true, 2),
        // GNU: `2i`. gcc's type has integers for parts.
        _ if is_imaginary(suffix) && !suffix.contains(['f', 'F']) => {
            return Ok(Number::Float { value: value as f64, ty: Basic::ComplexDouble });
        }
        _ => return Err(error(format!("invalid suffix \"{suffix}\" on integer constant"))),
    };
    Ok(Number::Int(Integer { value, decimal: base == 10, unsigned, longs, overflow }))
}

fn is_imaginary(suffix: &str) -> bool {
    let marks = suffix.chars().filter(|c| matches!(c, 'i' | 'j' | 'I' | 'J')).count();
    marks == 1 && suffix.chars().all(|c| "ijuflIJUFL".contains(c))
}

impl Integer {
    /// The first of C11 6.4.4.1's types that holds the value, and what gcc says when none does.
    #[must_use]
    pub fn ty(self) -> (Basic, Option<Problem>) {
        const I: u64 = i32::MAX as u64;
        const U: u64 = u32::MAX as u64;
        const L: u64 = i64::MAX as u64;
        let free = !self.decimal;
        let ty = match (self.longs, self.unsigned) {
            (0, false) if self.value <= I => Basic::Int,
            (0, false) if free && self.value <= U => Basic::UInt,
            (0, true) if self.value <= U => Basic::UInt,
            (0 | 1, false) if self.value <= L => Basic::Long,
            (0 | 1, false) if free => Basic::ULong,
            (0 | 1, true) => Basic::ULong,
            (2, false) if self.value <= L => Basic::LongLong,
            (2, false) if free => Basic::ULongLong,
            (2, true) => Basic::ULongLong,
            // A decimal constant above the greatest `long`. Gcc takes its 128-bit type; we take the 64 bits.
            (_, _) => Basic::ULong,
        };
        let problem = if self.overflow {
            Some(warning("", "integer constant is too large for its type"))
        } else if self.decimal && !self.unsigned && self.value > L {
            Some(warning("", "integer constant is so large that it is unsigned"))
        } else {
            None
        };
        (ty, problem)
    }
}

fn float(text: &str, digits: &str, radix: u32) -> Result<Number, Problem> {
    let exponent_letter = if radix == 16 { 'p' } else { 'e' };
    let is_digit = |c: char| if radix == 16 { c.is_ascii_hexdigit() } else { c.is_ascii_digit() };
    let mantissa_end = digits.find(|c| !is_digit(c) && c != '.').unwrap_or(digits.len());
    let mantissa = digits.get(..mantissa_end).unwrap_or("");
    if mantissa.matches('.').count() > 1 {
        return Err(error("too many decimal points in number"));
    }
    let mut rest = digits.get(mantissa_end..).unwrap_or("");
    let mut exponent = 0i32;
    if let Some(after) = rest.strip_prefix(exponent_letter) {
        let unsigned = after.strip_prefix(['+', '-']).unwrap_or(after);
        let len = unsigned.find(|c: char| !c.is_ascii_digit()).unwrap_or(unsigned.len());
        if len == 0 {
            return Err(error("exponent has no digits"));
        }
        let size = unsigned.get(..len).and_then(|d| d.parse::<i32>().ok()).unwrap_or(99_999);
        exponent = if after.starts_with('-') { -size } else { size };
        rest = unsigned.get(len..).unwrap_or("");
    } else if radix == 16 {
        return Err(error("hexadecimal floating constants require an exponent"));
    }
    let suffix = text.get(text.len() - rest.len()..).unwrap_or("");
    let ty = match suffix {
        "" | "d" | "D" | "f64" | "F64" | "f32x" | "F32x" => Basic::Double,
        "f" | "F" | "f32" | "F32" => Basic::Float,
        "l" | "L" => Basic::LongDouble,
        _ if is_imaginary(suffix) => match suffix.to_ascii_lowercase().trim_matches(['i', 'j']) {
            "" => Basic::ComplexDouble,
            "f" => Basic::ComplexFloat,
            "l" => Basic::ComplexLongDouble,
            _ => return Err(error(format!("invalid suffix \"{suffix}\" on floating constant"))),
        },
        _ => return Err(error(format!("invalid suffix \"{suffix}\" on floating constant"))),
    };
    if !mantissa.contains(is_digit) {
        return Err(error("no digits in hexadecimal floating constant"));
    }
    let single = matches!(ty, Basic::Float | Basic::ComplexFloat);
    let value = if radix == 16 {
        let value = hex_float(mantissa, exponent);
        if single { f64::from(value as f32) } else { value }
    } else {
        let spelled = format!("{mantissa}e{exponent}");
        if single { f64::from(spelled.parse::<f32>().unwrap_or(0.0)) } else { spelled.parse().unwrap_or(0.0) }
    };
    Ok(Number::Float { value, ty })
}

/// Rounded once: 64 bits of mantissa with every lost bit folded into the last, then a power of two in two halves.
fn hex_float(mantissa: &str, exponent: i32) -> f64 {
    let (mut bits, mut scale, mut fraction) = (0u64, exponent, false);
    for c in mantissa.chars() {
        let Some(digit) = c.to_digit(16) else {
            fraction = true;
            continue;
        };
        if bits >> 60 == 0 {
            bits = bits << 4 | u64::from(digit);
            scale = scale.saturating_sub(if fraction { 4 } else { 0 });
        } else {
            bits |= u64::from(digit != 0);
            scale = scale.saturating_add(if fraction { 0 } else { 4 });
        }
    }
    let scale = scale.clamp(-4000, 4000);
    let half = scale / 2;
    bits as f64 * 2f64.powi(half) * 2f64.powi(scale - half)
}

/// Splits prefix and quotes off a character or string literal.
fn parts(text: &str) -> (StringKind, &str) {
    let (kind, rest) = match text.as_bytes() {
        [b'u', b'8', ..] => (StringKind::Narrow, text.get(2..)),
        [b'u', ..] => (StringKind::Char16, text.get(1..)),
        [b'U', ..] => (StringKind::Char32, text.get(1..)),
        [b'L', ..] => (StringKind::Wide, text.get(1..)),
        _ => (StringKind::Narrow, Some(text)),
    };
    let rest = rest.unwrap_or("");
    (kind, rest.get(1..rest.len().saturating_sub(1)).unwrap_or(""))
}

/// The kind that a string literal's prefix gives.
#[must_use]
pub fn string_kind(text: &str) -> StringKind {
    parts(text).0
}

/// Appends the units of a string literal, encoded for `kind` (which differs from its own when it stands beside a
/// wide one).
pub fn string(text: &str, kind: StringKind, units: &mut Vec<u32>) -> Vec<Problem> {
    let mut problems = Vec::new();
    decode(parts(text).1, kind, units, &mut problems);
    problems
}

/// Value and type of a character constant.
#[must_use]
pub fn character(text: &str) -> (i64, Basic, Vec<Problem>) {
    let (kind, body) = parts(text);
    let (mut units, mut problems) = (Vec::new(), Vec::new());
    decode(body, kind, &mut units, &mut problems);
    let ty = match kind {
        StringKind::Narrow | StringKind::Wide => Basic::Int,
        StringKind::Char16 => Basic::UShort,
        StringKind::Char32 => Basic::UInt,
    };
    let Some(&last) = units.last() else {
        problems.push(error("empty character constant"));
        return (0, ty, problems);
    };
    if kind != StringKind::Narrow {
        if units.len() > 1 {
            problems.push(warning("", "character constant too long for its type"));
        }
        return (if kind == StringKind::Wide { i64::from(last as i32) } else { i64::from(last) }, ty, problems);
    }
    if units.len() == 1 {
        return (i64::from(last as u8 as i8), ty, problems);
    }
    problems.push(if units.len() > 4 {
        warning("", "character constant too long for its type")
    } else {
        warning("multichar", "multi-character character constant")
    });
    let value = units.iter().fold(0u32, |v, u| v << 8 | (u & 0xff));
    (i64::from(value as i32), ty, problems)
}

fn decode(body: &str, kind: StringKind, units: &mut Vec<u32>, problems: &mut Vec<Problem>) {
    let mut chars = body.chars().peekable();
    // How many question marks stand before what comes next.
    let mut asks = 0;
    while let Some(c) = chars.next() {
        if asks >= 2 && "=/'()!<>-".contains(c) {
            problems.push(warning("trigraphs", format!("trigraph ??{c} ignored, use -trigraphs to enable")));
        }
        asks = if c == '?' { asks + 1 } else { 0 };
        if c != '\\' {
            match (kind, crate::source::strange_byte(c)) {
                (StringKind::Narrow, Some(byte)) => units.push(u32::from(byte)),
                _ => encode(c as u32, kind, units),
            }
            continue;
        }
        let Some(c) = chars.next() else { break };
        let plain = match c {
            'n' => 10,
            't' => 9,
            'r' => 13,
            'a' => 7,
            'b' => 8,
            'f' => 12,
            'v' => 11,
            'e' | 'E' => 27,
            '\\' | '\'' | '"' | '?' => c as u32,
            '0'..='7' => {
                let mut value = c.to_digit(8).unwrap_or(0);
                for _ in 0..2 {
                    let Some(d) = chars.peek().and_then(|c| c.to_digit(8)) else { break };
                    value = value * 8 + d;
                    chars.next();
                }
                units.push(in_range(value, false, kind, "octal", problems));
                continue;
            }
            'x' => {
                let (mut value, mut count, mut over) = (0u32, 0, false);
                while let Some(d) = chars.peek().and_then(|c| c.to_digit(16)) {
                    over |= value >> 28 != 0;
                    value = value << 4 | d;
                    count += 1;
                    chars.next();
                }
                if count == 0 {
                    problems.push(error("\\x used with no following hex digits"));
                }
                units.push(in_range(value, over, kind, "hex", problems));
                continue;
            }
            'u' | 'U' => {
                let want = if c == 'u' { 4 } else { 8 };
                let mut hex = String::new();
                while hex.len() < want {
                    let Some(&d) = chars.peek().filter(|d| d.is_ascii_hexdigit()) else { break };
                    hex.push(d);
                    chars.next();
                }
                let value = u32::from_str_radix(&hex, 16).unwrap_or(0);
                if hex.len() < want {
                    problems.push(error(format!("incomplete universal character name \\{c}{hex}")));
                } else if char::from_u32(value).is_none() {
                    problems.push(error(format!("\\{c}{hex} is not a valid universal character")));
                } else {
                    encode(value, kind, units);
                }
                continue;
            }
            other => {
                problems.push(warning("", format!("unknown escape sequence: '\\{other}'")));
                encode(other as u32, kind, units);
                continue;
            }
        };
        units.push(plain);
    }
}

fn in_range(value: u32, over: bool, kind: StringKind, base: &str, problems: &mut Vec<Problem>) -> u32 {
    let mask = match kind {
        StringKind::Narrow => 0xff,
        StringKind::Char16 => 0xffff,
        StringKind::Char32 | StringKind::Wide => u32::MAX,
    };
    if over || value & !mask != 0 {
        problems.push(warning("", format!("{base} escape sequence out of range")));
    }
    value & mask
}

fn encode(code: u32, kind: StringKind, units: &mut Vec<u32>) {
    let Some(c) = char::from_u32(code) else { return };
    match kind {
        StringKind::Narrow => units.extend(c.encode_utf8(&mut [0; 4]).bytes().map(u32::from)),
        StringKind::Char16 => units.extend(c.encode_utf16(&mut [0; 2]).iter().map(|&u| u32::from(u))),
        StringKind::Char32 | StringKind::Wide => units.push(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        match number(text) {
            Ok(Number::Int(i)) => {
                let (ty, problem) = i.ty();
                format!("{} {ty:?}{}", i.value, problem.map(|p| format!(" ({})", p.message)).unwrap_or_default())
            }
            Ok(Number::Float { value, ty }) => format!("{value:?} {ty:?}"),
            Err(p) => p.message,
        }
    }

    #[rustfmt::skip]
    #[test]
    fn numbers_have_the_value_and_type_gcc_gives_them() {
        let table = [
            ("0", "0 Int"), ("42", "42 Int"), ("2147483647", "2147483647 Int"), ("2147483648", "2147483648 Long"),
            ("0xffffffff", "4294967295 UInt"), ("4294967295", "4294967295 Long"), ("037777777777", "4294967295 UInt"),
            ("0x7fffffffffffffff", "9223372036854775807 Long"), ("0xffffffffffffffff", "18446744073709551615 ULong"),
            ("18446744073709551615", "18446744073709551615 ULong (integer constant is so large that it is unsigned)"),
            ("18446744073709551616", "0 Int (integer constant is too large for its type)"),
            ("1u", "1 UInt"), ("1UL", "1 ULong"), ("1lu", "1 ULong"), ("1ll", "1 LongLong"), ("1LLU", "1 ULongLong"),
            ("1lL", "invalid suffix \"lL\" on integer constant"), ("0b101", "5 Int"), ("0B11u", "3 UInt"),
            ("0b12", "invalid digit \"2\" in binary constant"), ("08", "invalid digit \"8\" in octal constant"),
            ("0755", "493 Int"), ("0x", "invalid suffix \"x\" on integer constant"), ("12ab", "invalid suffix \"ab\" on integer constant"),
            ("1.5", "1.5 Double"), (".5f", "0.5 Float"), ("1.", "1.0 Double"), ("1e3", "1000.0 Double"), ("1.e-2L", "0.01 LongDouble"),
            ("0.1f", "0.10000000149011612 Float"), ("0x1p4", "16.0 Double"), ("0x1.8p1", "3.0 Double"), ("0x.8p0f", "0.5 Float"),
            ("0x1.0", "hexadecimal floating constants require an exponent"), ("1e", "exponent has no digits"),
            ("1.2.3", "too many decimal points in number"), ("1.0q", "invalid suffix \"q\" on floating constant"),
            ("0x1p-1074", "5e-324 Double"), ("1e400", "inf Double"), ("089.5", "89.5 Double"), ("0x1e+1", "invalid suffix \"+1\" on integer constant"),
        ];
        for (text, expect) in table {
            assert_eq!(show(text), expect, "{text}");
        }
    }

    #[rustfmt::skip]
    #[test]
    fn characters_and_strings_decode() {
        let table = [
            ("'a'", 97), ("'\\n'", 10), ("'\\0'", 0), ("'\\377'", -1), ("'\\x41'", 65), ("'ab'", 0x6162), ("'\\e'", 27),
            ("L'é'", 0xe9), ("u'\\xffff'", 0xffff), ("U'\\U0001F600'", 0x1f600), ("'\\''", 39), ("'\\?'", 63),
        ];
        for (text, expect) in table {
            assert_eq!(character(text).0, expect, "{text}");
        }
        let mut units = Vec::new();
        assert!(string("\"h\\u00e9\\x41\\101b\"", StringKind::Narrow, &mut units).is_empty());
        assert_eq!(units, [0x68, 0xc3, 0xa9, 0x41, 0x41, 0x62]);
        units.clear();
        assert!(string("u\"\\U0001F600\"", StringKind::Char16, &mut units).is_empty());
        assert_eq!(units, [0xd83d, 0xde00]);
        assert_eq!(character("''").2[0].message, "empty character constant");
        assert_eq!(character("'\\q'").2[0].message, "unknown escape sequence: '\\q'");
    }
}
