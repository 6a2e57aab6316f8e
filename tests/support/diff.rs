//! Two texts side by side, for people: the lines that differ with their neighbours.

use std::fmt::Write as _;

/// Empty if they are equal; else a unified listing: ` ` in both, `-` expected only, `+` got only.
pub fn diff(expected: &str, got: &str) -> String {
    if expected == got {
        return String::new();
    }
    let a: Vec<&str> = expected.split_inclusive('\n').collect();
    let b: Vec<&str> = got.split_inclusive('\n').collect();
    let same_head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = a.len().min(b.len()) - same_head;
    let same_tail = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(x, y)| x == y).count();
    let mut out = String::new();
    let mut put = |sign: char, line: &str| {
        let shown = line.trim_end_matches('\n').escape_debug().to_string().replace("\\\"", "\"").replace("\\'", "'");
        let end = if line.ends_with('\n') { "" } else { "   <- no newline" };
        let _ = writeln!(out, "    {sign} {shown}{end}");
    };
    const AROUND: usize = 3;
    const MOST: usize = 40;
    a[same_head.saturating_sub(AROUND)..same_head].iter().for_each(|l| put(' ', l));
    a[same_head..a.len() - same_tail].iter().take(MOST).for_each(|l| put('-', l));
    b[same_head..b.len() - same_tail].iter().take(MOST).for_each(|l| put('+', l));
    a[a.len() - same_tail..].iter().take(AROUND).for_each(|l| put(' ', l));
    out
}
