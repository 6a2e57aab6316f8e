//! printf(3)'s formatting, byte for byte as glibc does it in the C locale.
//!
//! A format is read once; each conversion takes its argument from its 8-byte slot, so `%2$d` is simply another slot.
//! Nothing is written before the whole text is there: `%n` stores and the text itself come last.

use super::super::explain::{self, Cause};
use super::super::{FaultKind, NoticeKind};
use super::number::{self, Rounding};
use super::{Answer, Cx, Result, value};
use crate::kernel::errno::ERRNOS;
use crate::kernel::mm::{Loaded, MemFaultKind};
use crate::kernel::pages::Bytes;

const EINVAL: i64 = 22;
const EOVERFLOW: i64 = 75;
const EILSEQ: i64 = 84;

/// One conversion as the format spells it.
#[derive(Clone, Debug, Default)]
struct Spec {
    left: bool,
    plus: bool,
    space: bool,
    alt: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
    /// b'H' for `hh`, b'q' for `ll`; 0: none.
    length: u8,
    /// `n$`, from 1.
    position: Option<usize>,
    conversion: u8,
}

/// Reads the format; says where it goes wrong.
struct Scan<'f> {
    format: &'f [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> u8 {
        self.format.get(self.at).copied().unwrap_or(0)
    }

    fn number(&mut self) -> Option<usize> {
        let from = self.at;
        let mut n = 0_usize;
        while self.peek().is_ascii_digit() {
            n = n.saturating_mul(10).saturating_add(usize::from(self.peek() - b'0'));
            self.at += 1;
        }
        (self.at > from).then_some(n)
    }

    /// `n$` after a `*` or `%`, else nothing is taken.
    fn position(&mut self) -> Option<usize> {
        let from = self.at;
        match self.number() {
            Some(n) if n > 0 && self.peek() == b'$' => {
                self.at += 1;
                Some(n)
            }
            _ => {
                self.at = from;
                None
            }
        }
    }
}

/// What is under way.
struct Job<'c, 'a, 'b> {
    cx: &'c mut Cx<'a, 'b>,
    /// Where the text goes, and how many bytes there are for it beside an end mark.
    to: (u64, u64),
    /// The strings that were read, with their end marks.
    strings: Vec<(u64, u64)>,
    out: Vec<u8>,
    slots: u64,
    next: usize,
    stores: Vec<(u64, Loaded, usize)>,
    errno: i64,
    /// The locale is one of UTF-8.
    utf8: bool,
    /// For wprintf(3): widths and precisions count characters, and any character may come out.
    wide: bool,
    /// The rounding mode, numbered as in MXCSR.
    mode: u64,
    /// A character that cannot be: minus errno.
    failed: i64,
}

pub fn format(cx: &mut Cx) -> Result<Answer> {
    let (to, size, fmt, ap, errno) = (cx.arg(0)?, cx.arg(1)?, cx.arg(2)?, cx.arg(3)?, cx.arg(4)?);
    let format = cx.string(fmt, u64::MAX)?;
    let slots = cx.read(ap, 8)?;
    if !slots.all_defined() {
        return Err(Cause::UndefinedByte(ap, "takes its arguments from").into());
    }
    let slots = slots.data.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b));
    let mut job = Job {
        cx,
        to: (to, size),
        strings: Vec::new(),
        out: Vec::new(),
        slots,
        next: 1,
        stores: Vec::new(),
        errno: i64::from(errno as i32),
        utf8: errno >> 32 & 1 != 0,
        wide: errno >> 33 & 1 != 0,
        mode: errno >> 34 & 3,
        failed: 0,
    };
    let length = job.all(&format)?;
    let (out, stores, strings) = (job.out, job.stores, job.strings);
    if length < 0 {
        return value(length as u64);
    }
    let n = out.len().min(size as usize);
    let touched = if size > 0 { n as u64 + 1 } else { 0 };
    if strings.iter().any(|&(p, len)| p < to.saturating_add(touched) && to < p.saturating_add(len)) {
        cx.notice(NoticeKind::Overlap, || {
            "prints a string into the memory that it lies in, which C leaves undefined".to_string()
        });
    }
    if n > 0 {
        cx.may_write(to, n as u64)?;
    }
    for (addr, _, len) in &stores {
        cx.may_write(*addr, *len as u64)?;
    }
    for (addr, v, len) in stores {
        cx.mm.store(cx.pages, addr, v, len).map_err(Cause::Memory)?;
    }
    if n > 0 {
        cx.write(to, &Bytes::from(&out[..n]))?;
    }
    value(out.len() as u64)
}

/// Model: on Linux a result may be 2 GiB long; here that would be a browser's whole memory.
const LARGEST: usize = 1 << 26;

impl Job<'_, '_, '_> {
    /// The whole format: the length, or minus errno.
    fn all(&mut self, format: &[u8]) -> Result<i64> {
        let mut scan = Scan { format, at: 0 };
        while scan.at < format.len() {
            if scan.peek() != b'%' {
                let plain = format[scan.at..].iter().take_while(|&&b| b != b'%').count();
                self.out.extend_from_slice(&format[scan.at..scan.at + plain]);
                scan.at += plain;
                continue;
            }
            let from = scan.at;
            scan.at += 1;
            let Some(spec) = self.spec(&mut scan)? else { return Ok(-EOVERFLOW) };
            if spec.conversion == 0 {
                return Ok(-EINVAL);
            }
            if !self.convert(&spec)? {
                // glibc prints a conversion it does not know as it stands.
                self.out.extend_from_slice(&format[from..scan.at]);
            }
            if self.failed != 0 {
                return Ok(self.failed);
            }
            if self.out.len() > LARGEST {
                return Ok(-EOVERFLOW);
            }
        }
        Ok(self.out.len() as i64)
    }

    /// After the `%`. `None`: a width that is too large.
    fn spec(&mut self, scan: &mut Scan) -> Result<Option<Spec>> {
        let mut s = Spec { position: scan.position(), ..Spec::default() };
        loop {
            match scan.peek() {
                b'-' => s.left = true,
                b'+' => s.plus = true,
                b' ' => s.space = true,
                b'#' => s.alt = true,
                b'0' => s.zero = true,
                b'\'' | b'I' => {}
                _ => break,
            }
            scan.at += 1;
        }
        if scan.peek() == b'*' {
            scan.at += 1;
            let slot = scan.position();
            let w = i64::from(self.argument(slot, "a width")? as i32);
            s.left |= w < 0;
            s.width = w.unsigned_abs() as usize;
        } else {
            s.width = scan.number().unwrap_or(0);
        }
        if scan.peek() == b'.' {
            scan.at += 1;
            if scan.peek() == b'*' {
                scan.at += 1;
                let slot = scan.position();
                let p = self.argument(slot, "a precision")? as i32;
                s.precision = usize::try_from(p).ok();
            } else {
                s.precision = Some(scan.number().unwrap_or(0));
            }
        }
        loop {
            s.length = match (scan.peek(), s.length) {
                (b'h', b'h') => b'H',
                (b'l', b'l') => b'q',
                (c @ (b'h' | b'l' | b'q' | b'j' | b'z' | b'Z' | b't' | b'L'), _) => c,
                _ => break,
            };
            scan.at += 1;
        }
        s.conversion = scan.peek();
        scan.at += usize::from(s.conversion != 0);
        let fits = s.width < LARGEST && s.precision.is_none_or(|p| p < LARGEST);
        Ok(fits.then_some(s))
    }

    /// The argument in a slot, the next one if none is named.
    fn argument(&mut self, position: Option<usize>, what: &str) -> Result<u64> {
        let n = position.unwrap_or(self.next);
        if position.is_none() {
            self.next += 1;
        }
        let addr = self.slots.wrapping_add((n as u64).wrapping_sub(1).wrapping_mul(8));
        let slot = match self.cx.mm.load(self.cx.pages, addr, 8) {
            Ok(slot) => slot,
            Err(f) => {
                let text = match f.kind {
                    MemFaultKind::Closed => {
                        let (have, are) = (n.saturating_sub(1), if n == 2 { "is" } else { "are" });
                        format!("the format asks for {what} as argument {n} after it, but there {are} only {have}")
                    }
                    _ => format!("the argument list of the format is not there: no memory at {addr:#x}"),
                };
                return Err(Cause::Say(FaultKind::OutOfBounds, explain::SIGABRT, text).into());
            }
        };
        if slot.undef {
            let cx = &mut *self.cx;
            let name = explain::unset_slot(cx.thread, cx.rt, cx.mm, cx.env.image, addr);
            cx.notice(NoticeKind::UndefinedText, || match name {
                Some(name) => format!("prints {name}, which was never given a value"),
                None => format!("prints a value that was never set: {what}, argument {n} after the format"),
            });
        }
        Ok(slot.value)
    }

    fn pad(&mut self, text: &[u8], spec: &Spec) {
        let columns = if self.wide { text.iter().filter(|&&b| b & 0xc0 != 0x80).count() } else { text.len() };
        let blanks = spec.width.saturating_sub(columns);
        if !spec.left {
            self.out.extend(std::iter::repeat_n(b' ', blanks));
        }
        self.out.extend_from_slice(text);
        if spec.left {
            self.out.extend(std::iter::repeat_n(b' ', blanks));
        }
    }

    /// Sign or prefix, zeros up to the width if that is asked, digits.
    fn pad_number(&mut self, prefix: &str, digits: &str, spec: &Spec, zero: bool) {
        let zeros = if zero && !spec.left { spec.width.saturating_sub(prefix.len() + digits.len()) } else { 0 };
        let text = [prefix.as_bytes(), &vec![b'0'; zeros], digits.as_bytes()].concat();
        self.pad(&text, spec);
    }

    /// False: there is no such conversion.
    fn convert(&mut self, spec: &Spec) -> Result<bool> {
        match spec.conversion {
            b'%' => self.out.push(b'%'),
            b'd' | b'i' => {
                let v = self.argument(spec.position, "an integer")?;
                let v = match spec.length {
                    b'H' => i64::from(v as i8),
                    b'h' => i64::from(v as i16),
                    0 => i64::from(v as i32),
                    _ => v as i64,
                };
                let sign = if v < 0 { "-" } else { plus(spec) };
                self.integer(sign, v.unsigned_abs().to_string(), v == 0, spec);
            }
            b'u' | b'o' | b'x' | b'X' | b'b' | b'B' => {
                let v = self.argument(spec.position, "an integer")?;
                let v = match spec.length {
                    b'H' => u64::from(v as u8),
                    b'h' => u64::from(v as u16),
                    0 => u64::from(v as u32),
                    _ => v,
                };
                let (digits, prefix) = match spec.conversion {
                    b'u' => (v.to_string(), ""),
                    b'o' => (format!("{v:o}"), ""),
                    b'x' => (format!("{v:x}"), "0x"),
                    b'X' => (format!("{v:X}"), "0X"),
                    b'b' => (format!("{v:b}"), "0b"),
                    _ => (format!("{v:b}"), "0B"),
                };
                let prefix = if spec.alt && v != 0 { prefix } else { "" };
                self.integer(prefix, digits, v == 0, spec);
            }
            b'p' => {
                let v = self.argument(spec.position, "a pointer")?;
                if v == 0 {
                    self.pad(b"(nil)", spec);
                } else {
                    let prefix = format!("{}0x", plus(spec));
                    self.integer(&prefix, format!("{v:x}"), false, spec);
                }
            }
            b'c' | b'C' => {
                let v = self.argument(spec.position, "a character")?;
                if spec.length == b'l' || spec.conversion == b'C' {
                    let Some(c) = self.character(v as u32) else { return Ok(true) };
                    self.pad(c.to_string().as_bytes(), spec);
                } else if self.wide && !v.to_le_bytes()[0].is_ascii() {
                    // btowc(3): no byte beyond ASCII is a character by itself.
                    self.failed = -EILSEQ;
                } else {
                    self.pad(&[v as u8], spec);
                }
            }
            b's' | b'S' => self.text(spec)?,
            b'm' => {
                let text = errno_text(self.errno);
                let n = spec.precision.unwrap_or(usize::MAX).min(text.len());
                self.pad(&text.as_bytes()[..n], spec);
            }
            b'n' => {
                let to = self.argument(spec.position, "where to store the count (%n)")?;
                let len = match spec.length {
                    b'H' => 1,
                    b'h' => 2,
                    0 => 4,
                    _ => 8,
                };
                self.stores.push((to, Loaded { value: self.out.len() as u64, undef: false }, len));
            }
            b'f' | b'F' | b'e' | b'E' | b'g' | b'G' | b'a' | b'A' => {
                let v = self.argument(spec.position, "a floating-point number")?;
                self.float(f64::from_bits(v), spec);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn integer(&mut self, prefix: &str, mut digits: String, is_zero: bool, spec: &Spec) {
        if let Some(p) = spec.precision {
            if p == 0 && is_zero {
                digits.clear();
            }
            digits.insert_str(0, &"0".repeat(p.saturating_sub(digits.len())));
        }
        if spec.conversion == b'o' && spec.alt && !digits.starts_with('0') {
            digits.insert(0, '0');
        }
        self.pad_number(prefix, &digits, spec, spec.zero && spec.precision.is_none());
    }

    /// The string at `p` lies where the text goes: what glibc finds there by now, since it writes as it reads, and
    /// snprintf(3) begins with an end mark.
    fn overwritten(&mut self, p: u64, text: &[u8], max: u64) -> Result<Vec<u8>> {
        let (to, size) = self.to;
        // sprintf(3) has room for INT_MAX bytes, the end mark not counted.
        let bounded = size < i32::MAX as u64 - 1;
        let written = (self.out.len() as u64).min(size);
        let mut found = Vec::new();
        while (found.len() as u64) < max && found.len() < LARGEST {
            let i = found.len();
            let byte = match p.wrapping_add(i as u64).wrapping_sub(to) {
                at if at < written => self.out[at as usize],
                0 if bounded && written == 0 => 0,
                _ if i < text.len() => text[i],
                _ => self.cx.read(p + i as u64, 1)?.data[0],
            };
            if byte == 0 {
                break;
            }
            found.push(byte);
        }
        Ok(found)
    }

    fn text(&mut self, spec: &Spec) -> Result<()> {
        let p = self.argument(spec.position, "a string")?;
        let max = spec.precision.map_or(u64::MAX, |p| p as u64);
        if p == 0 {
            let text: &[u8] = if max >= 6 { b"(null)" } else { b"" };
            self.pad(text, spec);
            return Ok(());
        }
        if spec.length != b'l' && spec.conversion != b'S' {
            let mut text = self.cx.string(p, if self.wide { max.saturating_mul(4) } else { max })?;
            let (to, size) = self.to;
            self.strings.push((p, text.len() as u64 + u64::from((text.len() as u64) < max)));
            if !self.wide && p < to.saturating_add(size) && to <= p.saturating_add(text.len() as u64) {
                text = self.overwritten(p, &text, max)?;
            }
            if self.wide {
                // A precision counts characters, and those of the locale only.
                let whole = match std::str::from_utf8(&text) {
                    Ok(t) => Some(t),
                    // Cut off in the middle of a character that is too many anyway.
                    Err(e) if e.error_len().is_none() && max < u64::MAX => {
                        std::str::from_utf8(&text[..e.valid_up_to()]).ok()
                    }
                    Err(_) => None,
                };
                let whole = whole.filter(|t| self.utf8 || t.is_ascii());
                let Some(whole) = whole else {
                    self.failed = -EILSEQ;
                    return Ok(());
                };
                text = whole.chars().take(max as usize).collect::<String>().into_bytes();
            }
            self.pad(&text, spec);
            return Ok(());
        }
        let mut text = String::new();
        for i in 0.. {
            if self.wide && i >= max {
                break;
            }
            let wide = self.cx.read(p + 4 * i, 4)?;
            let c = wide.data.iter().rev().fold(0, |n, b| n << 8 | u32::from(*b));
            if c == 0 {
                break;
            }
            let Some(c) = self.character(c) else { return Ok(()) };
            if !self.wide && (text.len() + c.len_utf8()) as u64 > max {
                break;
            }
            text.push(c);
        }
        self.pad(text.as_bytes(), spec);
        Ok(())
    }

    /// A wide character, if the locale can spell it; else the call fails.
    fn character(&mut self, c: u32) -> Option<char> {
        let found = char::from_u32(c).filter(|c| c.is_ascii() || self.utf8 || self.wide);
        if found.is_none() {
            self.failed = -EILSEQ;
        }
        found
    }

    fn float(&mut self, x: f64, spec: &Spec) {
        let sign = if x.is_sign_negative() { "-" } else { plus(spec) };
        let lower = spec.conversion.to_ascii_lowercase();
        let upper = spec.conversion != lower;
        let case = |s: String| if upper { s.to_ascii_uppercase() } else { s };
        if !x.is_finite() {
            let word = case(if x.is_nan() { "nan".into() } else { "inf".into() });
            return self.pad_number(sign, &word, spec, false);
        }
        let rounding = match (self.mode, x.is_sign_negative()) {
            (0, _) => Rounding::Nearest,
            (1, true) | (2, false) => Rounding::AwayFromZero,
            _ => Rounding::TowardZero,
        };
        if lower == b'a' {
            let digits = case(number::hexadecimal(x, spec.precision, spec.alt, spec.length == b'L', rounding));
            // Zeros go between the prefix and the digits.
            let prefix = format!("{sign}{}", &digits[..2]);
            return self.pad_number(&prefix, &digits[2..], spec, spec.zero);
        }
        let digits = case(number::decimal(x.abs(), lower, spec.precision, spec.alt, rounding));
        self.pad_number(sign, &digits, spec, spec.zero);
    }
}

fn plus(spec: &Spec) -> &'static str {
    match (spec.plus, spec.space) {
        (true, _) => "+",
        (_, true) => " ",
        _ => "",
    }
}

/// strerror(3).
fn errno_text(errno: i64) -> String {
    match ERRNOS.iter().find(|e| i64::from(e.1) == errno) {
        Some(e) => e.2.to_string(),
        None if errno == 0 => "Success".into(),
        None => format!("Unknown error {errno}"),
    }
}

/// strtod(3), strtof(3).
pub fn strtod(cx: &mut Cx, float: bool) -> Result<Answer> {
    let (s, end) = (cx.arg(0)?, cx.arg(1)?);
    let mut text = Vec::new();
    let mut reader = super::strings::Reader::new(s);
    loop {
        let b = reader.next(cx)?;
        let blank = b" \t\n\x0b\x0c\r".contains(&b) && text.iter().all(|c| b" \t\n\x0b\x0c\r".contains(c));
        if !(blank || b.is_ascii_alphanumeric() || b"+-._()".contains(&b)) {
            break;
        }
        text.push(b);
    }
    let (v, used) = number::parse(&text, float);
    if end != 0 {
        let at = if used == 0 { s } else { s + used as u64 };
        cx.write(end, &Bytes::from(&at.to_le_bytes()[..]))?;
    }
    value(v.to_bits())
}
