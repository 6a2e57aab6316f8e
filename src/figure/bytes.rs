//! Bytes as people read them: `A`, `\n`, `\0`, `·7f`, and strings in quotes as C and strace write them.

/// A byte as a slot shows it: itself if it prints, its C escape, or a dot and two hex digits.
pub fn glyph(b: u8) -> String {
    match b {
        b'\n' => "\\n".into(),
        b'\t' => "\\t".into(),
        b'\r' => "\\r".into(),
        0 => "\\0".into(),
        b' ' => "␣".into(),
        0x21..=0x7e => char::from(b).to_string(),
        _ => format!("·{b:02x}"),
    }
}

/// A byte as a sentence names it: `'A'`, `'\n'`, `0x7f`.
pub fn literal(b: u8) -> String {
    match b {
        b' ' => "' '".into(),
        b'\'' => "'\\''".into(),
        b'\\' => "'\\\\'".into(),
        0x7f.. => format!("0x{b:02x}"),
        1..=8 | 11 | 12 | 14..=31 => format!("0x{b:02x}"),
        _ => format!("'{}'", glyph(b)),
    }
}

/// Bytes in quotes; past `most` bytes cut and followed by `...`, as strace does.
pub fn quoted(bytes: &[u8], most: usize) -> String {
    let mut out = String::from("\"");
    for (i, &b) in bytes.iter().take(most).enumerate() {
        match b {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\t' => out.push_str("\\t"),
            b'\r' => out.push_str("\\r"),
            0x20..=0x7e => out.push(char::from(b)),
            // An octal escape may be short unless a digit follows.
            _ if bytes.get(i + 1).is_some_and(u8::is_ascii_digit) => out.push_str(&format!("\\{b:03o}")),
            _ => out.push_str(&format!("\\{b:o}")),
        }
    }
    out.push('"');
    if bytes.len() > most {
        out.push_str("...");
    }
    out
}

/// Bytes as a box shows them, without quotes: their glyphs, blanks as blanks; past a dozen cut with an ellipsis.
pub fn content(bytes: &[u8], len: u64) -> String {
    if bytes.is_empty() && len > 0 {
        return counted(len, "byte", "bytes");
    }
    let mut out: String = bytes.iter().take(12).map(|&b| if b == b' ' { " ".to_string() } else { glyph(b) }).collect();
    if bytes.len() > 12 {
        out.push('…');
    }
    out
}

/// The bytes as a sentence names them: one as a literal, several in quotes.
pub fn named(bytes: &[u8], most: usize) -> String {
    match bytes {
        [one] => literal(*one),
        _ => quoted(bytes, most),
    }
}

/// A number with its thousands apart: `65,536`.
pub fn grouped(n: u64) -> String {
    let s = n.to_string();
    let mut out = String::new();
    for (i, c) in s.chars().enumerate() {
        if i > 0 && (s.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// "1 byte", "12 bytes".
pub fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

/// Nanoseconds as a person writes them: `0 s`, `2.5 s`, `20 ms`.
pub fn duration(ns: u64) -> String {
    let (whole, unit, name) = match ns {
        0 => return "0 s".into(),
        1_000_000_000.. => (ns / 1_000_000_000, 1_000_000_000, "s"),
        1_000_000.. => (ns / 1_000_000, 1_000_000, "ms"),
        1_000.. => (ns / 1_000, 1_000, "µs"),
        _ => (ns, 1, "ns"),
    };
    let thousandths = (ns % unit) * 1000 / unit;
    if thousandths == 0 {
        format!("{} {name}", grouped(whole))
    } else {
        let frac = format!("{thousandths:03}");
        format!("{}.{} {name}", grouped(whole), frac.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_spelled() {
        for (b, g, l) in [
            (b'A', "A", "'A'"),
            (b'\n', "\\n", "'\\n'"),
            (0, "\\0", "'\\0'"),
            (b' ', "␣", "' '"),
            (0x7f, "·7f", "0x7f"),
            (0xff, "·ff", "0xff"),
            (7, "·07", "0x07"),
        ] {
            assert_eq!((glyph(b).as_str(), literal(b).as_str()), (g, l));
        }
        assert_eq!(quoted(b"a\"\n\0", 32), r#""a\"\n\0""#);
        assert_eq!(quoted(b"\x001", 32), r#""\0001""#);
        assert_eq!(quoted(b"abcdef", 3), "\"abc\"...");
    }

    #[test]
    fn numbers_and_times_are_written_out() {
        assert_eq!(grouped(65_536), "65,536");
        assert_eq!(grouped(7), "7");
        assert_eq!(counted(1, "byte", "bytes"), "1 byte");
        for (ns, s) in [(0, "0 s"), (2_500_000_000, "2.5 s"), (20_000_000, "20 ms"), (1_500, "1.5 µs"), (3, "3 ns")] {
            assert_eq!(duration(ns), s);
        }
    }
}
