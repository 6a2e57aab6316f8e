//! A drawing as SVG text: standalone files, and the inline form that pages hold.
//!
//! Well-formed whatever the programs drawn have printed: text is escaped, and characters that XML does not allow are
//! replaced. The same scene gives the same bytes.

use super::metrics::Style;
use super::node::{Node, Shape};
use super::paint::{Paint, without_notes};

/// Which colours a standalone file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// The reader's preference decides, where a browser shows it; other programs show the light colours.
    #[default]
    Both,
    Light,
    Dark,
}

/// How to write a drawing out.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SvgOptions {
    /// A file of its own, with its style inside; else a fragment for a page that has `styles/stage.css`.
    pub standalone: bool,
    pub theme: Theme,
}

/// The style sheet of every figure: the site's colours and typefaces, and the stage's classes.
pub const STYLE: &str = concat!(include_str!("../../styles/tokens.css"), include_str!("../../styles/stage.css"));

/// What is written: size, words for those who do not see it, and the nodes in the order of drawing.
pub struct Sheet<'a> {
    /// Class of the root: `stage` or `timeline`.
    pub class: &'a str,
    pub width: f64,
    pub height: f64,
    pub title: &'a str,
    pub description: &'a str,
    pub nodes: Vec<&'a Node>,
}

/// The text of a drawing.
pub fn write(sheet: &Sheet, options: &SvgOptions) -> String {
    let mut out = String::with_capacity(16 * 1024);
    let (w, h) = (super::geom::num(sheet.width), super::geom::num(sheet.height));
    out.push_str("<svg");
    if options.standalone {
        out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
        attribute(&mut out, "width", &w);
        attribute(&mut out, "height", &h);
    }
    attribute(&mut out, "class", sheet.class);
    attribute(&mut out, "viewBox", &format!("0 0 {w} {h}"));
    attribute(&mut out, "role", "img");
    attribute(&mut out, "aria-label", sheet.description);
    out.push_str(">\n");
    let mut paint = options.standalone.then(|| Paint::new(options.theme == Theme::Dark));
    if let Some(paint) = &mut paint {
        element(&mut out, "title", sheet.title);
        element(&mut out, "desc", sheet.description);
        if options.theme == Theme::Both {
            // All or nothing: a program that knows no variables would take the half it understands.
            out.push_str("<style>\n@supports (fill: var(--ink)) {\n");
            escape(&mut out, &minified(STYLE));
            out.push_str("}\n</style>\n");
        }
        let _ = paint.enter("svg", sheet.class);
        out.push_str("<rect class=\"paper\"");
        painted(&mut out, paint, "rect", "paper");
        paint.leave();
        out.push_str(&format!(" width=\"{w}\" height=\"{h}\"/>\n"));
    }
    for node in &sheet.nodes {
        put(&mut out, node, 0, &mut paint);
    }
    out.push_str("</svg>\n");
    out
}

fn element(out: &mut String, tag: &str, text: &str) {
    if !text.is_empty() {
        out.push_str(&format!("<{tag}>"));
        escape(out, text);
        out.push_str(&format!("</{tag}>\n"));
    }
}

/// Without comments and indentation: a picture should not carry our notes.
fn minified(css: &str) -> String {
    let css = without_notes(css);
    let lines: Vec<&str> = css.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    lines.join("\n") + "\n"
}

/// Goes into an element: its style as attributes.
fn painted(out: &mut String, paint: &mut Paint, tag: &'static str, class: &str) {
    for (name, value) in paint.enter(tag, class) {
        attribute(out, &name, &value);
    }
}

fn put(out: &mut String, node: &Node, depth: usize, paint: &mut Option<Paint>) {
    for _ in 0..depth {
        out.push(' ');
    }
    let tag = node.tag();
    out.push('<');
    out.push_str(tag);
    for (name, value) in node.attributes() {
        attribute(out, name, &value);
    }
    if let Some(paint) = paint {
        painted(out, paint, tag, &node.class);
    }
    match &node.shape {
        Shape::Text { style, runs, .. } => {
            out.push('>');
            title(out, node);
            for r in runs {
                let text = if style.is_mono() { keep_blanks(&r.text) } else { r.text.clone() };
                if r.class.is_empty() {
                    escape(out, &text);
                } else {
                    out.push_str("<tspan");
                    attribute(out, "class", &r.class);
                    if let Some(paint) = paint {
                        painted(out, paint, "tspan", &r.class);
                        paint.leave();
                    }
                    out.push('>');
                    escape(out, &text);
                    out.push_str("</tspan>");
                }
            }
            out.push_str("</text>\n");
        }
        _ if node.children.is_empty() && node.title.is_empty() => out.push_str("/>\n"),
        _ => {
            out.push('>');
            title(out, node);
            out.push('\n');
            for child in &node.children {
                put(out, child, depth + 1, paint);
            }
            for _ in 0..depth {
                out.push(' ');
            }
            out.push_str("</");
            out.push_str(tag);
            out.push_str(">\n");
        }
    }
    if let Some(paint) = paint {
        paint.leave();
    }
}

fn title(out: &mut String, node: &Node) {
    if !node.title.is_empty() {
        out.push_str("<title>");
        escape(out, &node.title);
        out.push_str("</title>");
    }
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value);
    out.push('"');
}

/// For text and for attributes in double quotes.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            // XML 1.0, section 2.2: no other control characters, no surrogates, no noncharacters.
            c if c < ' ' || c == '\u{7f}' || c == '\u{fffe}' || c == '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// Code keeps its blanks in any viewer: those at an edge or beside another one become unbreakable.
pub fn keep_blanks(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let blank = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_none_or(|c| *c == ' ');
    chars
        .iter()
        .enumerate()
        .map(|(i, &c)| if c == ' ' && (blank(i.checked_sub(1)) || blank(Some(i + 1))) { '\u{a0}' } else { c })
        .collect()
}

/// Whether a style's blanks must be kept, for those who make elements themselves.
pub fn keeps_blanks(style: Style) -> bool {
    style.is_mono()
}

#[cfg(test)]
mod tests {
    use super::super::geom::at;
    use super::*;

    #[test]
    fn text_is_escaped_and_blanks_are_kept() {
        let node = Node::group("g", 1.0, 2.0).title("a \"b\" <c>").with(Node::text(
            Style::Code,
            at(0.0, 0.0),
            "  if (a < b && c)\u{1}",
        ));
        let sheet =
            Sheet { class: "stage", width: 10.0, height: 20.0, title: "t", description: "d", nodes: vec![&node] };
        let text = write(&sheet, &SvgOptions::default());
        assert_eq!(
            text,
            "<svg class=\"stage\" viewBox=\"0 0 10 20\" role=\"img\" aria-label=\"d\">\n\
             <g class=\"g\" transform=\"translate(1 2)\"><title>a &quot;b&quot; &lt;c&gt;</title>\n \
             <text class=\"code\" x=\"0\" y=\"0\">\u{a0}\u{a0}if (a &lt; b &amp;&amp; c)\u{fffd}</text>\n\
             </g>\n</svg>\n"
        );
    }

    #[test]
    fn the_style_is_carried_without_notes() {
        let css = minified("/* a */\n.b {\n  c: d;\n}\n/* e */");
        assert_eq!(css, ".b {\nc: d;\n}\n");
    }
}
