//! A run in a link: `1.<base64url(deflate(JSON))>`, what stands behind the `#` of an address.
//!
//! Rules: a link holds a version, a scenario and a schedule, never a dumped state; decoding is for strangers' text, so
//! every size has a limit and nothing in it is run by decoding; a link that was made once opens for ever.

use crate::machine::{Scenario, Schedule};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest text that is looked at, in characters.
pub const LONGEST: usize = 192 * 1024;
/// The most bytes that it may unpack to.
const UNPACKED: usize = 256 * 1024;

/// A place in a run.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Link {
    pub scenario: Scenario,
    /// The choices made; what follows the last of them is up to the usual scheduler.
    pub schedule: Schedule,
    /// The step to stand at.
    pub step: u64,
    /// A digest of the state at that step when the link was made: if it is another one now, the kernel or the compiler
    /// has changed since, and the page says so.
    pub state: Option<u64>,
    pub view: View,
}

/// What a figure shows of a run, where that is not what it would show by itself.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct View {
    /// Names of the variables on the cards; empty: those of the function at hand.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub show: Vec<String>,
    /// An array and its two indices (next in, next out), by name, to be drawn as a ring.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ring: Option<[String; 3]>,
    /// The variable that counts what that ring holds, if the program has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
}

/// The JSON inside. Names are a contract.
#[derive(Serialize, Deserialize)]
struct Wire {
    scenario: Scenario,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    schedule: String,
    #[serde(default)]
    step: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    #[serde(default, skip_serializing_if = "is_plain")]
    view: View,
}

fn is_plain(view: &View) -> bool {
    *view == View::default()
}

/// Why a text is no link, in a sentence for the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    Version(String),
    Long,
    Damaged,
    Content(String),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LinkError::Version(v) => {
                write!(f, "This link is of version {v}, which this copy of the site does not know.")
            }
            LinkError::Long => f.write_str("This link is longer than any that this site makes."),
            LinkError::Damaged => f.write_str("This link is damaged: a part of it is missing or changed."),
            LinkError::Content(why) => write!(f, "This link cannot be opened: {why}."),
        }
    }
}

impl Link {
    /// The same as JSON: what a page holds for each of its figures.
    #[must_use]
    pub fn json(&self) -> String {
        let wire = Wire {
            scenario: self.scenario.clone(),
            schedule: self.schedule.to_string(),
            step: self.step,
            state: self.state.map(|s| format!("{s:016x}")),
            view: self.view.clone(),
        };
        // Plain data with text keys always has a JSON form.
        serde_json::to_string(&wire).unwrap_or_default()
    }

    /// Reads what `json` wrote.
    ///
    /// # Errors
    /// When it is something else.
    pub fn from_json(json: &[u8]) -> Result<Link, LinkError> {
        let wire: Wire = serde_json::from_slice(json).map_err(|e| LinkError::Content(e.to_string()))?;
        let schedule = wire.schedule.parse().map_err(|e| LinkError::Content(format!("{e}")))?;
        let state = wire.state.and_then(|s| u64::from_str_radix(&s, 16).ok());
        Ok(Link { scenario: wire.scenario, schedule, step: wire.step, state, view: wire.view })
    }

    /// The text behind the `#`.
    #[must_use]
    pub fn encode(&self) -> String {
        format!("1.{}", base64(&miniz_oxide::deflate::compress_to_vec(self.json().as_bytes(), 9)))
    }

    /// Reads the text behind the `#`.
    ///
    /// # Errors
    /// When it is not such a text, too long, or holds something that is no scenario.
    pub fn decode(text: &str) -> Result<Link, LinkError> {
        if text.len() > LONGEST {
            return Err(LinkError::Long);
        }
        let (version, body) = text.split_once('.').ok_or(LinkError::Damaged)?;
        if version != "1" {
            let known = !version.is_empty() && version.len() < 6 && version.bytes().all(|b| b.is_ascii_digit());
            return Err(if known { LinkError::Version(version.to_string()) } else { LinkError::Damaged });
        }
        let packed = unbase64(body).ok_or(LinkError::Damaged)?;
        let json =
            miniz_oxide::inflate::decompress_to_vec_with_limit(&packed, UNPACKED).map_err(|e| match e.status {
                miniz_oxide::inflate::TINFLStatus::HasMoreOutput => LinkError::Long,
                _ => LinkError::Damaged,
            })?;
        Link::from_json(&json)
    }
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// RFC 4648, section 5, without padding.
fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0u32, |w, &b| (w << 8) | u32::from(b)) << (8 * (3 - chunk.len()));
        for i in 0..=chunk.len() {
            out.push(char::from(DIGITS[(word >> (18 - 6 * i) & 63) as usize]));
        }
    }
    out
}

fn unbase64(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut word = 0u32;
        for &c in chunk {
            let digit = match c {
                b'A'..=b'Z' => c - b'A',
                b'a'..=b'z' => c - b'a' + 26,
                b'0'..=b'9' => c - b'0' + 52,
                b'-' => 62,
                b'_' => 63,
                _ => return None,
            };
            word = (word << 6) | u32::from(digit);
        }
        if chunk.len() == 1 {
            return None;
        }
        word <<= 6 * (4 - chunk.len());
        let [_, a, b, c] = word.to_be_bytes();
        out.extend(&[a, b, c][..chunk.len() - 1]);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link() -> Link {
        let mut scenario = Scenario::single("é.c", "int main(void) { return 0; }\n");
        scenario.settings.insert("pipe".to_string(), "12".to_string());
        let schedule = "1000*57 1001 clock input:a%0A".parse().expect("a schedule");
        let view = View { show: vec!["x".to_string()], ring: None, ..View::default() };
        Link { scenario, schedule, step: 214, state: Some(0xfeed), view }
    }

    #[test]
    fn a_link_comes_back_as_it_was_made() {
        assert_eq!(Link::decode(&link().encode()), Ok(link()));
        for n in 0..64 {
            let bytes: Vec<u8> = (0..n).map(|i: u8| i.wrapping_mul(37)).collect();
            assert_eq!(unbase64(&base64(&bytes)), Some(bytes));
        }
    }

    #[test]
    fn a_link_made_by_the_first_version_opens_for_ever() {
        let text = "1.VY2xDsIwDER_JfIEqEKBMoVPgQ5R6xRLjRslLkKK8u8k3erJvju_y5BGZBtpBZPB0YIJzCsDW49gwF5H6EDwJ_\
            UgFuUt8em70nRWWUWULbLqn6q8GcrQQYjrHK0_MiphY5Im7sChJROKEM-p1QYKLXi7QynVGT84bcuuaK0vj_qfBAOYvi1WmqMP4xyUPw";
        let link = Link::decode(text).expect("it opens");
        assert_eq!(link.scenario.files.first().map(|f| f.name.as_str()), Some("a.c"));
        assert_eq!((link.schedule.len(), link.step, link.state), (4, 3, Some(255)));
    }

    #[test]
    fn what_is_no_link_is_said() {
        let packed = |json: &str| format!("1.{}", base64(&miniz_oxide::deflate::compress_to_vec(json.as_bytes(), 9)));
        let check = |text: &str, expect: &str| {
            assert_eq!(Link::decode(text).map_err(|e| format!("{e:?}")), Err(expect.to_string()), "{text:.40}");
        };
        check("", "Damaged");
        check("1.", "Damaged");
        check("1.!!", "Damaged");
        check("1.AAAA", "Damaged");
        check("2.AAAA", "Version(\"2\")");
        check("x.AAAA", "Damaged");
        check(&"1".repeat(LONGEST + 1), "Long");
        check(&packed(&" ".repeat(UNPACKED + 1)), "Long");
        check(
            &packed("{\"scenario\":{\"fils\":[]}}"),
            "Content(\"unknown field `fils`, expected one of `files`, `programs`, `line`, `args`, `env`, `stdin`, `settings`, `seed`, `defines`, `include_dirs` at line 1 column 19\")",
        );
    }
}
