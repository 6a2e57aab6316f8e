//! The registry against itself and, where there is one, against the system's own compiler and headers.

use super::*;

#[test]
fn every_file_is_listed() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src/cc/include");
    for (folder, extension, list) in
        [("headers", "", HEADERS), ("books", "", BOOKS), ("lib", "", UNITS), ("bin", ".c", PROGRAMS)]
    {
        let mut found = Vec::new();
        walk(std::path::Path::new(&format!("{root}/{folder}")), "", &mut found);
        found.sort();
        let mut listed: Vec<String> = list.iter().map(|f| format!("{}{extension}", f.0)).collect();
        listed.sort();
        assert_eq!(found, listed, "{folder}");
    }
}

fn walk(folder: &std::path::Path, prefix: &str, found: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{name}/"), found);
        } else {
            found.push(name);
        }
    }
}

/// What a page has of a header is the header.
#[test]
fn without_comments_a_header_is_the_same() {
    let tokens = |text: &str| {
        let mut names = crate::cc::names::Names::default();
        let (tokens, _) = crate::cc::lex::lex(text, crate::source::FileId(0), &mut names);
        tokens.iter().map(|t| format!("{:?}", t.kind)).collect::<Vec<_>>()
    };
    for (name, text) in HEADERS.iter().chain(BOOKS) {
        let (bare, length) = bare::bare::<{ 1 << 16 }>(text.as_bytes());
        let bare = std::str::from_utf8(&bare[..length]).expect("as before");
        assert!(!bare.contains("/*"), "{name}");
        assert_eq!(bare.lines().count(), text.lines().count(), "{name}");
        assert!(tokens(bare) == tokens(text), "{name}: {bare}");
    }
}

#[test]
fn a_symbol_is_defined_once() {
    let mut seen = BTreeMap::new();
    for (name, text) in UNITS {
        assert!(symbols(text).next().is_some(), "{name} names no symbol");
        for symbol in symbols(text) {
            assert_eq!(seen.insert(symbol, name), None, "{symbol} in {name}");
            assert!(unmodelled(symbol).is_none(), "{symbol} is said to be unmodelled");
        }
    }
}

#[test]
fn whatever_is_included_is_there() {
    for (name, text) in HEADERS.iter().chain(BOOKS).chain(UNITS).chain(PROGRAMS) {
        for line in text.lines() {
            let Some(wanted) = line.strip_prefix("#include <").and_then(|rest| rest.split_once('>')) else { continue };
            assert!(header(wanted.0).is_some(), "{name} includes <{}>", wanted.0);
        }
    }
}

/// Writes what `#include` finds to a folder when asked to, for a look at it with other tools.
#[test]
fn headers_can_be_written_out() {
    let Ok(to) = std::env::var("RINGSIDE_HEADERS_TO") else { return };
    let made = MADE.iter().map(|(n, t)| (n.as_str(), t.as_str()));
    for (name, text) in HEADERS.iter().chain(BOOKS).copied().chain(made) {
        let path = std::path::Path::new(&to).join(name);
        assert!(std::fs::create_dir_all(path.parent().unwrap_or(&path)).is_ok());
        assert!(std::fs::write(path, text).is_ok());
    }
}

use crate::cc::{Compiled, File, Options, compile};

fn compiled(text: &str) -> Compiled {
    let file = File { name: "t.c".to_string(), text: text.to_string() };
    compile(&["t.c".to_string()], &[file], &Options::default())
}

/// Each unit goes through the compiler, and defines just what its first line says: a program that takes the address
/// of every symbol of a unit links.
#[test]
fn every_unit_compiles() {
    for (name, text) in UNITS {
        let mut program = String::from("int main(void) { return 0; }\n");
        for (i, symbol) in symbols(text).enumerate().filter(|s| s.1 != "_start") {
            let _ = writeln!(program, "extern char {symbol}; void *p{i} = &{symbol};");
        }
        let mut result = compiled(&program);
        // Naming a call that is not modelled is warned of, wherever it is done.
        result.diagnostics.retain(|d| d.is_error() || !d.message.contains("is not modelled"));
        assert!(result.diagnostics.is_empty() && result.program.is_some(), "{name}:\n{}", result.render());
    }
}

#[test]
fn every_program_compiles() {
    for (name, text) in PROGRAMS {
        let result = compiled(text);
        assert!(result.diagnostics.is_empty() && result.program.is_some(), "{name}:\n{}", result.render());
    }
}

/// The warning is about the function that makes the call, not about those that stand beside it.
#[test]
fn what_is_not_modelled_is_named_where_it_is_called() {
    let warnings = |text: &str| -> Vec<String> {
        let text =
            format!("#define _GNU_SOURCE\n#include <unistd.h>\n#include <sys/stat.h>\nint main(void) {{ {text} }}\n");
        compiled(&text).diagnostics.iter().map(|d| d.message.clone()).collect()
    };
    assert_eq!(warnings("umask(022); return 0;"), Vec::<String>::new());
    let said = warnings("umask(022); return chroot(\"/\");");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("'chroot' is not modelled") && said[0].contains("chroot(2)"), "{said:?}");
}
