//! Finding what `#include` names: first among the program's own files, then in the `-I` folders, then among the
//! headers we bring.

use std::rc::Rc;

/// How a header is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `"x.h"`: beside the file that includes it first.
    Quoted,
    /// `<x.h>`
    Angled,
    /// `#include_next`: the next one of this name after the includer itself.
    Next,
}

/// A header that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// As messages and `__FILE__` print it.
    pub name: String,
    pub text: Rc<str>,
    /// One of ours: stepping does not enter it.
    pub library: bool,
}

/// Where headers come from. The command line reads a disk, a scenario holds its files itself.
pub trait Include {
    /// `includer` is the name of the file the line stands in.
    fn find(&mut self, given: &str, form: Form, includer: &str) -> Option<Found>;

    /// Names that `#include` could have meant, for "did you mean".
    fn known(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The files of a scenario, by path, with the `-I` folders and the headers we bring.
#[derive(Clone, Debug)]
pub struct Files {
    pub files: Vec<(String, String)>,
    pub folders: Vec<String>,
    /// `cc::include::header`
    pub header: fn(&str) -> Option<&'static str>,
    /// Names of the headers we bring.
    pub headers: Vec<String>,
}

impl Files {
    /// Only the headers given by `header`.
    #[must_use]
    pub fn new(header: fn(&str) -> Option<&'static str>) -> Files {
        Files { files: Vec::new(), folders: Vec::new(), header, headers: Vec::new() }
    }
}

impl Include for Files {
    fn find(&mut self, given: &str, form: Form, includer: &str) -> Option<Found> {
        let folder = includer.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut places: Vec<&str> = Vec::new();
        if form == Form::Quoted {
            places.push(folder);
        }
        places.extend(self.folders.iter().map(String::as_str));
        // Readers write `<my.h>` for a file of their own; there is no disk where another could be meant.
        places.push("");
        for place in places {
            let path = normal(place, given);
            if form == Form::Next && path == normal("", includer) {
                continue;
            }
            if let Some((name, text)) = self.files.iter().find(|(name, _)| normal("", name) == path) {
                return Some(Found { name: name.clone(), text: Rc::from(text.as_str()), library: false });
            }
        }
        (self.header)(given).map(|text| Found { name: given.to_string(), text: Rc::from(text), library: true })
    }

    fn known(&self) -> Vec<String> {
        self.files
            .iter()
            .map(|(name, _)| name.clone())
            .filter(|name| name.rsplit_once('.').is_some_and(|(_, kind)| kind == "h"))
            .chain(self.headers.iter().cloned())
            .collect()
    }
}

/// `folder/given` without `.` and `..`.
fn normal(folder: &str, given: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let folder = if given.starts_with('/') { "" } else { folder };
    for part in folder.split('/').chain(given.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|p| *p != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The word nearest to `wanted` by edits, if near enough that it was probably meant: a third of its letters at most.
#[must_use]
pub fn nearest<'a>(wanted: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (wanted.chars().count() / 3).clamp(1, 4);
    let mut best: Option<(usize, &str)> = None;
    for word in among {
        if word == wanted || word.len().abs_diff(wanted.len()) > 4 * limit {
            continue;
        }
        let distance = edits(wanted, word);
        if distance <= limit && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word)
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let same = a[i - 1] == b[j - 1];
            row[j] = (rows[i - 1][j - 1] + usize::from(!same)).min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(rows[i - 2][j - 2] + 1);
            }
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
