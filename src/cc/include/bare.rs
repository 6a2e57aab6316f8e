//! C text without its comments, made while we are compiled: what a page need not load.
//!
//! Rules:
//! - Lines keep their numbers. A comment leaves a space, as C says, and none at a line's end.
//! - `tests.rs` compares the tokens with those of the text as it was.

/// The text without comments, at the beginning of as many bytes, and its length.
#[cfg(any(test, target_arch = "wasm32"))]
pub const fn bare<const N: usize>(text: &[u8]) -> ([u8; N], usize) {
    let mut out = [0; N];
    let (mut i, mut o) = (0, 0);
    // The quotation mark of the literal that we are in.
    let mut quote = 0;
    while i < text.len() {
        let c = text[i];
        let next = if i + 1 < text.len() { text[i + 1] } else { 0 };
        if quote == 0 && c == b'/' && next == b'/' {
            while i < text.len() && text[i] != b'\n' {
                i += 1;
            }
            continue;
        }
        if quote == 0 && c == b'/' && next == b'*' {
            out[o] = b' ';
            o += 1;
            i += 2;
            while i + 1 < text.len() && !(text[i] == b'*' && text[i + 1] == b'/') {
                if text[i] == b'\n' {
                    o = end_line(&mut out, o);
                }
                i += 1;
            }
            i += 2;
            continue;
        }
        if quote != 0 && c == b'\\' {
            out[o] = c;
            out[o + 1] = next;
            o += 2;
            i += 2;
            continue;
        }
        if c == quote || c == b'\n' {
            quote = 0;
        } else if quote == 0 && (c == b'"' || c == b'\'') {
            quote = c;
        }
        if c == b'\n' {
            o = end_line(&mut out, o);
        } else {
            out[o] = c;
            o += 1;
        }
        i += 1;
    }
    (out, o)
}

#[cfg(any(test, target_arch = "wasm32"))]
const fn end_line(out: &mut [u8], mut o: usize) -> usize {
    while o > 0 && out[o - 1] == b' ' {
        o -= 1;
    }
    out[o] = b'\n';
    o + 1
}

/// So many bytes of the beginning.
#[cfg(target_arch = "wasm32")]
pub const fn first<const N: usize>(text: &[u8]) -> [u8; N] {
    let mut out = [0; N];
    let mut i = 0;
    while i < N {
        out[i] = text[i];
        i += 1;
    }
    out
}

/// A file's text without its comments.
#[cfg(target_arch = "wasm32")]
macro_rules! include_bare {
    ($path:expr) => {{
        const TEXT: &[u8] = include_bytes!($path);
        const BARE: ([u8; TEXT.len()], usize) = crate::cc::include::bare::bare(TEXT);
        const CUT: [u8; BARE.1] = crate::cc::include::bare::first(&BARE.0);
        match core::str::from_utf8(&CUT) {
            Ok(text) => text,
            Err(_) => "",
        }
    }};
}
#[cfg(not(target_arch = "wasm32"))]
macro_rules! include_bare {
    ($path:expr) => {
        include_str!($path)
    };
}
pub(super) use include_bare;
