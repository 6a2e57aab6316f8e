//! Strings and buffers as strace prints them: C escapes, octal for the rest, cut after 32 bytes.

use std::fmt::Write as _;

/// How many bytes of a buffer are shown (`strace -s`).
pub const SHOWN: usize = 32;

/// `"hello"`, with `...` after it if `more` bytes follow those given.
#[must_use]
pub fn quoted(bytes: &[u8], more: bool) -> String {
    let mut out = String::from("\"");
    for (i, &b) in bytes.iter().enumerate() {
        match b {
            b'"' | b'\\' => {
                out.push('\\');
                out.push(b as char);
            }
            b'\n' => out.push_str("\\n"),
            b'\t' => out.push_str("\\t"),
            b'\r' => out.push_str("\\r"),
            0x0b => out.push_str("\\v"),
            0x0c => out.push_str("\\f"),
            b' '..=b'~' => out.push(b as char),
            // As few digits as possible, unless the next byte is a digit too.
            _ if bytes.get(i + 1).is_some_and(u8::is_ascii_digit) => {
                let _ = write!(out, "\\{b:03o}");
            }
            _ => {
                let _ = write!(out, "\\{b:o}");
            }
        }
    }
    out.push('"');
    if more {
        out.push_str("...");
    }
    out
}

/// A buffer of which `bytes` are all: shown as far as `SHOWN`.
#[must_use]
pub fn buffer(bytes: &[u8]) -> String {
    quoted(&bytes[..bytes.len().min(SHOWN)], bytes.len() > SHOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_strace_quotes() {
        fn check(bytes: &[u8], expect: &str) {
            assert_eq!(buffer(bytes), expect);
        }
        check(b"", r#""""#);
        check(b"a\tb\x01c\n", r#""a\tb\1c\n""#);
        check(b"\x7fELF\x02\x01\x011", r#""\177ELF\2\1\0011""#);
        check(b"say \"no\" \\", r#""say \"no\" \\""#);
        check(&[b'x'; 32], &format!("\"{}\"", "x".repeat(32)));
        check(&[b'x'; 33], &format!("\"{}\"...", "x".repeat(32)));
    }
}
