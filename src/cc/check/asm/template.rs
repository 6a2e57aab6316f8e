//! The text of a template, taken apart: lines, labels, prefixes, mnemonics and arguments (GNU assembler, AT&T syntax).

/// One instruction, or only labels.
#[derive(Debug, PartialEq, Default)]
pub(super) struct Line {
    pub labels: Vec<String>,
    pub lock: bool,
    pub repeat: bool,
    /// Empty: nothing but labels.
    pub name: String,
    pub args: Vec<String>,
}

pub(super) fn lines(template: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let mut line = Line::default();
    for row in without_comments(template).split('\n') {
        let row = row.split('#').next().unwrap_or("");
        for piece in row.split(';') {
            read(piece.trim(), &mut line, &mut out);
        }
    }
    if line != Line::default() {
        out.push(line);
    }
    out
}

/// Adds a piece to the line begun: a prefix may stand on a line of its own.
fn read(mut piece: &str, line: &mut Line, out: &mut Vec<Line>) {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$' | '%' | '=');
    while let Some((label, rest)) = piece.split_once(':').filter(|(l, _)| {
        let l = l.trim();
        !l.is_empty() && l.chars().all(part) && (!l.starts_with('%') || l.starts_with("%="))
    }) {
        line.labels.push(label.trim().to_string());
        piece = rest.trim();
    }
    loop {
        let (word, rest) = piece.split_once(char::is_whitespace).unwrap_or((piece, ""));
        match word.to_ascii_lowercase().as_str() {
            "" => return,
            "lock" => line.lock = true,
            "rep" | "repe" | "repz" => line.repeat = true,
            name => {
                line.name = name.to_string();
                line.args = arguments(rest);
                out.push(std::mem::take(line));
                return;
            }
        }
        piece = rest.trim();
    }
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        out.push(' ');
        rest = after.split_once("*/").map_or("", |(_, r)| r);
    }
    out + rest
}

/// Separated by commas outside of parentheses.
fn arguments(text: &str) -> Vec<String> {
    let (mut out, mut depth, mut current) = (Vec::new(), 0, String::new());
    for c in text.trim().chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                out.push(std::mem::take(&mut current).trim().to_string());
                continue;
            }
            _ => {}
        }
        current.push(c);
    }
    if !current.trim().is_empty() {
        out.push(current.trim().to_string());
    }
    out
}

/// A register's name without `%`: the 64 bits it is part of, its width in bytes, whether it is bits 8 to 15.
pub(super) fn register(name: &str) -> Option<(String, u8, bool)> {
    let old = ["ax", "bx", "cx", "dx"];
    let rest = ["si", "di", "bp", "sp"];
    let whole = |n: &str| format!("r{n}");
    if let Some(n) = name.strip_prefix('r').filter(|n| n.starts_with(|c: char| c.is_ascii_digit())) {
        let digits = n.trim_end_matches(['d', 'w', 'b']);
        let width = match n.get(digits.len()..)? {
            "" => 8,
            "d" => 4,
            "w" => 2,
            "b" => 1,
            _ => return None,
        };
        return matches!(digits.parse(), Ok(8..=15)).then(|| (whole(digits), width, false));
    }
    let known = |n: &str| old.contains(&n) || rest.contains(&n);
    match (name.strip_prefix('r'), name.strip_prefix('e')) {
        (Some(n), _) if known(n) => return Some((whole(n), 8, false)),
        (_, Some(n)) if known(n) => return Some((whole(n), 4, false)),
        _ => {}
    }
    if known(name) {
        return Some((whole(name), 2, false));
    }
    let stem = name.get(..name.len().checked_sub(1)?)?;
    match name.as_bytes().last()? {
        b'l' if rest.contains(&stem) => Some((whole(stem), 1, false)),
        b'l' if old.contains(&format!("{stem}x").as_str()) => Some((format!("r{stem}x"), 1, false)),
        b'h' if old.contains(&format!("{stem}x").as_str()) => Some((format!("r{stem}x"), 1, true)),
        _ => None,
    }
}

/// A number as the assembler reads it: decimal, `0x`, `0b`, octal with a leading 0; `-` and `~` before it.
pub(super) fn number(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Some(n) = text.strip_prefix('-') {
        return Some(number(n)?.wrapping_neg());
    }
    if let Some(n) = text.strip_prefix('~') {
        return Some(!number(n)?);
    }
    let (digits, base) = match text.get(..2) {
        Some("0x" | "0X") => (&text[2..], 16),
        Some("0b" | "0B") => (&text[2..], 2),
        _ if text.len() > 1 && text.starts_with('0') => (&text[1..], 8),
        _ => (text, 10),
    };
    u64::from_str_radix(digits, base).ok().map(|n| n as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_taken_apart() {
        let l = lines("lock; xchgl %0, 8(%1,%2,4)\n1:\tdec %%al # comment\n jnz 1b");
        let seen: Vec<_> = l.iter().map(|l| (l.labels.len(), l.lock, l.name.as_str(), l.args.join("|"))).collect();
        let want = [(0, true, "xchgl", "%0|8(%1,%2,4)"), (1, false, "dec", "%%al"), (0, false, "jnz", "1b")];
        assert_eq!(seen, want.map(|(n, k, m, a)| (n, k, m, a.to_string())));
    }

    #[test]
    fn registers_have_whole_and_part() {
        let known = ["al", "ah", "ax", "eax", "rax", "sil", "r10d", "r8", "dl", "bp"].map(register);
        let want = [("rax", 1, false), ("rax", 1, true), ("rax", 2, false), ("rax", 4, false), ("rax", 8, false)];
        let more = [("rsi", 1, false), ("r10", 4, false), ("r8", 8, false), ("rdx", 1, false), ("rbp", 2, false)];
        for (k, w) in known.iter().zip(want.into_iter().chain(more)) {
            assert_eq!(k.as_ref().map(|k| (k.0.as_str(), k.1, k.2)), Some(w));
        }
        assert_eq!(["xmm0", "cs", "r16", "", "h"].map(register), [const { None }; 5]);
    }
}
