//! Strings and buffers as strace prints them: C escapes, octal for the rest, cut after 32 bytes; moments with their dates.

use crate::kernel::abi;
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

/// A moment as utimensat(2) is given it, with the date, or one of the two words that stand for none.
#[must_use]
pub fn file_time(b: &[u8]) -> String {
    let (s, ns) = (abi::TIMESPEC.get(b, "tv_sec") as i64, abi::TIMESPEC.get(b, "tv_nsec") as i64);
    match ns {
        abi::UTIME_NOW => return "UTIME_NOW".to_string(),
        abi::UTIME_OMIT => return "UTIME_OMIT".to_string(),
        _ => {}
    }
    let plain = format!("{{tv_sec={s}, tv_nsec={}}}", ns as u64);
    if !(0..1_000_000_000).contains(&ns) || (s, ns) == (0, 0) {
        return plain;
    }
    // The civil calendar from days, by eras of 400 years that begin in March.
    let (days, second) = (s.div_euclid(86_400) + 719_468, s.rem_euclid(86_400));
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let (month, late) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let fraction = if ns == 0 { String::new() } else { format!(".{ns:09}") };
    format!(
        "{plain} /* {:04}-{month:02}-{date:02}T{:02}:{:02}:{:02}{fraction}+0000 */",
        400 * era + year + late,
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_have_their_dates() {
        let told = |s: i64, ns: i64| file_time(&abi::TIMESPEC.make(&[("tv_sec", s as u64), ("tv_nsec", ns as u64)]));
        assert_eq!(told(0, 0), "{tv_sec=0, tv_nsec=0}");
        assert_eq!(told(1, 5), "{tv_sec=1, tv_nsec=5} /* 1970-01-01T00:00:01.000000005+0000 */");
        assert_eq!(told(951_782_400, 0), "{tv_sec=951782400, tv_nsec=0} /* 2000-02-29T00:00:00+0000 */");
        assert_eq!(told(-5, 0), "{tv_sec=-5, tv_nsec=0} /* 1969-12-31T23:59:55+0000 */");
        assert_eq!(told(7, abi::UTIME_OMIT), "UTIME_OMIT");
        assert_eq!(told(-5, -1), "{tv_sec=-5, tv_nsec=18446744073709551615}");
    }

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
