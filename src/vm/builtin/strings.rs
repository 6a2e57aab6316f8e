//! string.h. Comparing or searching by a byte without a value stops the process; copying carries the mark along.

use super::super::explain::Cause;
use super::{Answer, Cx, NoticeKind, Result, value};
use crate::kernel::pages::{Bytes, DEFINED, UNDEF};

fn defined(bytes: &Bytes, addr: u64, upto: usize, what: &'static str) -> Result<()> {
    match bytes.first_undef() {
        Some(i) if i < upto => Err(Cause::UndefinedByte(addr + i as u64, what).into()),
        _ => Ok(()),
    }
}

fn told(addr: u64, bytes: &Bytes, found: Option<usize>, what: &'static str) -> Result<Answer> {
    defined(bytes, addr, found.map_or(bytes.len(), |i| i + 1), what)?;
    value(found.map_or(0, |i| addr + i as u64))
}

pub fn memcpy(cx: &mut Cx, may_overlap: bool) -> Result<Answer> {
    let (to, from, n) = (cx.arg(0)?, cx.arg(1)?, cx.arg(2)?);
    if n == 0 {
        return value(to);
    }
    let bytes = cx.read(from, n)?;
    if !may_overlap {
        overlap(cx, "memcpy", to, from, n);
    }
    cx.write(to, &bytes)?;
    value(to)
}

fn overlap(cx: &mut Cx, name: &str, to: u64, from: u64, n: u64) {
    if to != from && to < from.saturating_add(n) && from < to.saturating_add(n) {
        let name = name.to_string();
        cx.notice(NoticeKind::Overlap, move || {
            format!("{name}: source and destination overlap, which C leaves undefined")
        });
    }
}

pub fn memset(cx: &mut Cx) -> Result<Answer> {
    let (to, n) = (cx.arg(0)?, cx.arg(2)?);
    let mark = if cx.undefined(1) { UNDEF } else { DEFINED };
    cx.may_write(to, n)?;
    let bytes = Bytes::new(vec![cx.raw(1) as u8; n as usize], vec![mark; n as usize]);
    cx.write(to, &bytes)?;
    value(to)
}

pub fn memcmp(cx: &mut Cx) -> Result<Answer> {
    let (a, b, n) = (cx.arg(0)?, cx.arg(1)?, cx.arg(2)?);
    let (x, y) = (cx.read(a, n)?, cx.read(b, n)?);
    let differ = x.data.iter().zip(&y.data).position(|(p, q)| p != q);
    let upto = differ.map_or(x.len(), |i| i + 1);
    defined(&x, a, upto, "compares")?;
    defined(&y, b, upto, "compares")?;
    value(differ.map_or(0, |i| i64::from(x.data[i]) - i64::from(y.data[i])) as u64)
}

pub fn memchr(cx: &mut Cx, last: bool) -> Result<Answer> {
    let (p, c, n) = (cx.arg(0)?, cx.arg(1)? as u8, cx.arg(2)?);
    if last {
        let bytes = cx.read(p, n)?;
        let found = bytes.data.iter().rposition(|&b| b == c);
        defined(&bytes, p, bytes.len(), "searches")?;
        return value(found.map_or(0, |i| p + i as u64));
    }
    // C11 7.24.5.1: it behaves as if it read the bytes one by one and stopped at the match.
    let mut done = 0;
    while done < n {
        let part = (n - done).min(256 - (p + done) % 256);
        let bytes = match cx.read(p + done, part) {
            Ok(b) => b,
            Err(_) => cx.read(p + done, 1)?,
        };
        let found = bytes.data.iter().position(|&b| b == c);
        if found.is_some() {
            return told(p + done, &bytes, found, "searches");
        }
        defined(&bytes, p + done, bytes.len(), "searches")?;
        done += bytes.len() as u64;
    }
    value(0)
}

pub fn strlen(cx: &mut Cx) -> Result<Answer> {
    let s = cx.arg(0)?;
    value(cx.strlen(s, u64::MAX)?)
}

pub fn strnlen(cx: &mut Cx) -> Result<Answer> {
    let (s, max) = (cx.arg(0)?, cx.arg(1)?);
    value(cx.strlen(s, max)?)
}

pub fn strcpy(cx: &mut Cx, end: bool) -> Result<Answer> {
    let (to, from) = (cx.arg(0)?, cx.arg(1)?);
    let mut s = cx.string(from, u64::MAX)?;
    overlap(cx, "strcpy", to, from, s.len() as u64 + 1);
    s.push(0);
    let n = s.len() as u64;
    cx.write(to, &Bytes::from(s))?;
    value(if end { to + n - 1 } else { to })
}

pub fn strncpy(cx: &mut Cx) -> Result<Answer> {
    let (to, from, n) = (cx.arg(0)?, cx.arg(1)?, cx.arg(2)?);
    let mut s = cx.string(from, n)?;
    cx.may_write(to, n)?;
    s.resize(n as usize, 0);
    cx.write(to, &Bytes::from(s))?;
    value(to)
}

pub fn strcat(cx: &mut Cx, max: Option<u64>) -> Result<Answer> {
    let (to, from) = (cx.arg(0)?, cx.arg(1)?);
    let at = to + cx.strlen(to, u64::MAX)?;
    let mut s = cx.string(from, max.unwrap_or(u64::MAX))?;
    s.push(0);
    cx.write(at, &Bytes::from(s))?;
    value(to)
}

/// One byte after the other, a piece at a time.
pub struct Reader {
    addr: u64,
    buffer: [u8; 64],
    have: usize,
    at: usize,
}

impl Reader {
    pub fn new(addr: u64) -> Reader {
        Reader { addr, buffer: [0; 64], have: 0, at: 0 }
    }

    #[inline]
    pub fn next(&mut self, cx: &mut Cx) -> Result<u8> {
        if self.at == self.have {
            self.fill(cx)?;
        }
        let b = self.buffer[self.at % 64];
        self.at += 1;
        Ok(b)
    }

    fn fill(&mut self, cx: &mut Cx) -> Result<()> {
        let at = self.addr + self.have as u64;
        self.addr = at;
        // At most up to the first byte that has no value; alone, it is an error. What others see, one at a time.
        let visible = cx.env.visible(cx.mm, at);
        if let Ok(piece) = cx.mm.piece(cx.pages, at) {
            let good = piece.shadow.iter().take(if visible { 1 } else { 64 }).take_while(|&&s| s == 0).count();
            self.buffer[..good].copy_from_slice(&piece.data[..good]);
            (self.have, self.at) = (good, 0);
            if good > 0 {
                return cx.reach(at, good as u64, false, false);
            }
        }
        let byte = cx.read(at, 1)?;
        defined(&byte, at, 1, "compares")
    }
}

pub fn compare(cx: &mut Cx, max: Option<u64>, fold: bool) -> Result<Answer> {
    let (mut a, mut b) = (Reader::new(cx.arg(0)?), Reader::new(cx.arg(1)?));
    for _ in 0..max.unwrap_or(u64::MAX) {
        let (mut x, mut y) = (a.next(cx)?, b.next(cx)?);
        if fold {
            (x, y) = (x.to_ascii_lowercase(), y.to_ascii_lowercase());
        }
        if x != y {
            return value((i64::from(x) - i64::from(y)) as u64);
        }
        if x == 0 {
            break;
        }
    }
    value(0)
}

pub fn strchr(cx: &mut Cx, last: bool) -> Result<Answer> {
    let (p, c) = (cx.arg(0)?, cx.arg(1)? as u8);
    if !last {
        let mut s = Reader::new(p);
        for i in 0.. {
            let b = s.next(cx)?;
            if b == c || b == 0 {
                return value(if b == c { p + i } else { 0 });
            }
        }
    }
    let mut s = cx.string(p, u64::MAX)?;
    s.push(0);
    value(s.iter().rposition(|&b| b == c).map_or(0, |i| p + i as u64))
}

pub fn strstr(cx: &mut Cx) -> Result<Answer> {
    let (p, q) = (cx.arg(0)?, cx.arg(1)?);
    let (s, needle) = (cx.string(p, u64::MAX)?, cx.string(q, u64::MAX)?);
    if needle.is_empty() {
        return value(p);
    }
    value(s.windows(needle.len()).position(|w| w == needle).map_or(0, |i| p + i as u64))
}

/// What is asked of a string and a set of bytes.
pub enum Span {
    /// Length of the part made of the set.
    Of,
    /// Length of the part made of others.
    Until,
    /// Address of the first byte in the set.
    First,
}

pub fn span(cx: &mut Cx, ask: &Span) -> Result<Answer> {
    let (p, q) = (cx.arg(0)?, cx.arg(1)?);
    let set = cx.string(q, u64::MAX)?;
    let mut s = Reader::new(p);
    let mut n = 0;
    loop {
        let b = s.next(cx)?;
        if b == 0 || set.contains(&b) != matches!(ask, Span::Of) {
            let first = matches!(ask, Span::First);
            return value(if first && b == 0 {
                0
            } else if first {
                p + n
            } else {
                n
            });
        }
        n += 1;
    }
}
