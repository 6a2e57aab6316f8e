//! How wide text may become: the only measure layout has, because a scene is made without a browser.
//!
//! Each style of `styles/stage.css` has its size here (a test compares the two). Widths are those of the widest face
//! a reader is likely to get for the named fonts (DejaVu Sans; Inter, Helvetica and Arial are narrower), so that what
//! fits here fits everywhere.

/// A style of text on the stage; the class of the same name in `styles/stage.css` sets its font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// A process's name on its card.
    Name,
    Pid,
    State,
    Code,
    /// Code where space is scarce.
    CodeSmall,
    Var,
    Port,
    Band,
    Title,
    Sub,
    /// A slot's number.
    Index,
    /// A byte in a slot.
    Byte,
    /// A byte whose spelling takes several characters.
    ByteSmall,
    Call,
    Hand,
    Chip,
    /// Text within an envelope, a cell of memory, a line of a terminal.
    Cell,
    /// A large number: a counter's value.
    Value,
    LaneName,
    Tick,
}

impl Style {
    pub const ALL: [Style; 20] = [
        Style::Name,
        Style::Pid,
        Style::State,
        Style::Code,
        Style::CodeSmall,
        Style::Var,
        Style::Port,
        Style::Band,
        Style::Title,
        Style::Sub,
        Style::Index,
        Style::Byte,
        Style::ByteSmall,
        Style::Call,
        Style::Hand,
        Style::Chip,
        Style::Cell,
        Style::Value,
        Style::LaneName,
        Style::Tick,
    ];

    /// Class, size in stage units, bold, fixed width.
    const fn row(self) -> (&'static str, f64, bool, bool) {
        match self {
            Style::Name => ("name", 14.0, true, false),
            Style::Pid => ("pid", 12.0, false, false),
            Style::State => ("state", 12.0, false, false),
            Style::Code => ("code", 12.5, false, true),
            Style::CodeSmall => ("code-s", 11.0, false, true),
            Style::Var => ("var", 11.5, false, true),
            Style::Port => ("num", 11.0, false, false),
            Style::Band => ("band", 12.0, false, false),
            Style::Title => ("title", 13.0, true, false),
            Style::Sub => ("sub", 12.0, false, false),
            Style::Index => ("idx", 9.5, false, false),
            Style::Byte => ("byte", 14.0, true, true),
            Style::ByteSmall => ("byte-s", 11.0, true, true),
            Style::Call => ("call", 12.5, false, true),
            Style::Hand => ("hand-t", 12.5, true, false),
            Style::Chip => ("chip-t", 12.0, false, false),
            Style::Cell => ("cell-t", 11.5, false, true),
            Style::Value => ("value", 20.0, true, false),
            Style::LaneName => ("lname", 12.0, false, false),
            Style::Tick => ("tick", 11.0, false, true),
        }
    }

    pub fn class(self) -> &'static str {
        self.row().0
    }

    pub fn size(self) -> f64 {
        self.row().1
    }

    pub fn is_bold(self) -> bool {
        self.row().2
    }

    pub fn is_mono(self) -> bool {
        self.row().3
    }
}

/// Hundredths of the size, for the characters from space to tilde.
const REGULAR: [u8; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67, 62, 74, 69, 99, 69,
    67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64,
    60, 82, 60, 60, 53, 64, 34, 64, 84,
];
const BOLD: [u8; 95] = [
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40,
    84, 84, 84, 62, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100, 84, 86, 74, 86, 78, 73, 69, 82, 78, 111,
    78, 73, 73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60,
    48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84,
];
/// What a fixed-width character takes of its size, in the widest of the usual faces.
const MONO: f64 = 0.603;

fn advance(style: Style, c: char) -> f64 {
    if style.is_mono() {
        // East Asian characters take two columns.
        return if (c as u32) < 0x1100 || (0x2000..0x2e80).contains(&(c as u32)) { MONO } else { 2.0 * MONO };
    }
    let table = if style.is_bold() { &BOLD } else { &REGULAR };
    let hundredths = match (c as u32).checked_sub(32).and_then(|i| table.get(i as usize)) {
        Some(&w) => f64::from(w),
        None if c == '\u{a0}' => 35.0,
        None if c == '·' => 38.0,
        None => 105.0,
    };
    hundredths / 100.0
}

/// The width of a text on one line, never too small.
pub fn width(style: Style, text: &str) -> f64 {
    text.chars().map(|c| advance(style, c)).sum::<f64>() * style.size()
}

/// The text, cut with an ellipsis if it is wider than `room`; empty when not even the ellipsis fits.
pub fn fit(style: Style, text: &str, room: f64) -> String {
    if width(style, text) <= room {
        return text.to_string();
    }
    let mut left = room - advance(style, '…') * style.size();
    if left < 0.0 {
        return String::new();
    }
    let mut out = String::new();
    for c in text.chars() {
        left -= advance(style, c) * style.size();
        if left < 0.0 {
            break;
        }
        out.push(c);
    }
    let keep = out.trim_end().len();
    out.truncate(keep);
    out.push('…');
    out
}

/// The first of several wordings that fits; else the last one, cut.
pub fn choose(style: Style, wordings: &[&str], room: f64) -> String {
    match wordings.iter().find(|w| width(style, w) <= room) {
        Some(w) => (*w).to_string(),
        None => fit(style, wordings.last().copied().unwrap_or(""), room),
    }
}

/// The text on several lines, broken between words; what is too much for so many lines is cut from the last.
pub fn wrap(style: Style, text: &str, room: f64, most: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let last = out.len() == most;
        match out.last_mut() {
            Some(line) if last || width(style, line) + width(style, word) + width(style, " ") <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => out.push(word.to_string()),
        }
    }
    out.iter().map(|line| fit(style, line, room)).collect()
}

/// Where a text's ink lies around its baseline: the height above and the depth below, with a little air.
pub fn ascent_descent(style: Style) -> (f64, f64) {
    (style.size() * 0.78, style.size() * 0.24)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_kept_and_the_rest_is_cut() {
        assert_eq!(fit(Style::Code, "abc", 100.0), "abc");
        assert_eq!(fit(Style::Code, "abcdefghij", 40.0), "abcd…");
        assert_eq!(fit(Style::Code, "ab cdefghi", 30.0), "ab…");
        assert_eq!(fit(Style::Code, "abcdef", 3.0), "");
        assert!(width(Style::Code, &fit(Style::Code, "abcdefghijk", 50.0)) <= 50.0);
    }

    #[test]
    fn a_sentence_is_broken_between_words_and_cut_where_there_is_no_more_room() {
        let words = "writes out of bounds of a heap block";
        let room = width(Style::Sub, "writes out of b");
        assert_eq!(wrap(Style::Sub, words, room, 9), ["writes out of", "bounds of a", "heap block"]);
        let cut = wrap(Style::Sub, words, room, 2);
        assert!(cut.len() == 2 && cut[1].ends_with('…') && width(Style::Sub, &cut[1]) <= room, "{cut:?}");
    }

    #[test]
    fn the_style_sheet_has_the_sizes_that_layout_reckons_with() {
        let css = include_str!("../../styles/stage.css");
        for style in Style::ALL {
            let head = format!(".{} {{", style.class());
            let rule = css.split(&head).nth(1).and_then(|r| r.split('}').next());
            let rule = rule.unwrap_or_else(|| panic!("no rule {head}"));
            let font = rule.split("font:").nth(1).and_then(|f| f.split(';').next()).unwrap_or("");
            assert!(font.contains(&format!(" {}px ", style.size())), "{head} {font}");
            assert_eq!(font.trim_start().starts_with("600"), style.is_bold(), "{head} {font}");
            assert_eq!(font.contains("--mono"), style.is_mono(), "{head} {font}");
        }
    }
}
