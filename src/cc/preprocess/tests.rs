use super::{Files, Options, Tokens, preprocess};
use crate::source::{Diagnostic, SourceFile, Sources};

fn header(name: &str) -> Option<&'static str> {
    match name {
        "stdio.h" => Some("#ifndef _STDIO_H\n#define _STDIO_H\nint printf(const char *, ...);\n#endif\n"),
        "twice.h" => Some("#define NULL 0\n#warning ours\n"),
        "stddef.h" => Some("#define NULL ((void *)0)\n"),
        "named.h" => Some("void *f(size_t n, char *s, int (*c)(int), T t[]);\n#define g(n) f(n, s)\nT n(int);\n"),
        _ => None,
    }
}

fn run_with(text: &str, files: &[(&str, &str)], defines: &[&str]) -> (Tokens, Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let mut include = Files::new(header);
    include.files = files.iter().map(|(n, t)| ((*n).to_string(), (*t).to_string())).collect();
    include.folders = vec!["inc".to_string()];
    include.headers = vec!["stdio.h".to_string(), "stddef.h".to_string()];
    let options = Options { defines: defines.iter().map(|d| (*d).to_string()).collect(), ..Options::default() };
    let (tokens, diagnostics) = preprocess(SourceFile::new("t.c", text, false), &options, &mut include, &mut sources);
    (tokens, diagnostics, sources)
}

fn show(tokens: &Tokens) -> String {
    let words: Vec<&str> = tokens.list.iter().map(|t| t.text(&tokens.names)).filter(|t| !t.is_empty()).collect();
    words.join(" ")
}

fn said(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let lines: Vec<String> = diagnostics
        .iter()
        .map(|d| {
            let (name, line, col) = sources.place(d.span);
            let name = if name == "t.c" { String::new() } else { format!("{name}:") };
            format!("{name}{line}:{col}: {}{}", if d.is_error() { "" } else { "warning: " }, d.message)
        })
        .collect();
    lines.join("\n")
}

fn check(table: &[(&str, &str)]) {
    for (text, expect) in table {
        let (tokens, diagnostics, sources) = run_with(text, &[], &[]);
        assert_eq!(said(&diagnostics, &sources), "", "{text}");
        assert_eq!(show(&tokens), *expect, "{text}");
    }
}

fn check_errors(table: &[(&str, &str)]) {
    for (text, expect) in table {
        let (_, diagnostics, sources) = run_with(text, &[], &[]);
        assert_eq!(said(&diagnostics, &sources), *expect, "{text}");
    }
}

#[rustfmt::skip]
#[test]
fn the_examples_of_the_standard() {
    let head = "#define x 3\n#define f(a) f(x * (a))\n#undef x\n#define x 2\n#define g f\n#define z z[0]\n#define h g(~\n#define m(a) a(w)\n#define w 0,1\n#define t(a) a\n#define p() int\n#define q(x) x\n#define r(x,y) x ## y\n#define str(x) # x\n";
    let table = [
        ("f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);", "f ( 2 * ( y + 1 ) ) + f ( 2 * ( f ( 2 * ( z [ 0 ] ) ) ) ) % f ( 2 * ( 0 ) ) + t ( 1 ) ;"),
        ("g(x+(3,4)-w) | h 5) & m\n(f)^m(m);", "f ( 2 * ( 2 + ( 3 , 4 ) - 0 , 1 ) ) | f ( 2 * ( ~ 5 ) ) & f ( 2 * ( 0 , 1 ) ) ^ m ( 0 , 1 ) ;"),
        ("p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };", "int i [ ] = { 1 , 23 , 4 , 5 , } ;"),
        ("char c[2][6] = { str(hello), str() };", "char c [ 2 ] [ 6 ] = { \"hello\" , \"\" } ;"),
    ];
    for (text, expect) in table {
        check(&[(&format!("{head}{text}"), expect)]);
    }
    check(&[
        (
            "#define str(s) # s\n#define xstr(s) str(s)\n#define INCFILE(n) vers ## n\n#define glue(a, b) a ## b\n#define xglue(a, b) glue(a, b)\n#define HIGHLOW \"hello\"\n#define LOW LOW \", world\"\nstr(strncmp(\"abc\\0d\", \"abc\", '\\4') == 0) str(: @\\n) xstr(INCFILE(2).h) glue(HIGH, LOW) xglue(HIGH, LOW)",
            r#""strncmp(\"abc\\0d\", \"abc\", '\\4') == 0" ": @\n" "vers2.h" "hello" "hello" ", world""#,
        ),
        ("#define hash_hash # ## #\n#define mkstr(a) # a\n#define in_between(a) mkstr(a)\n#define join(c, d) in_between(c hash_hash d)\njoin(x, y)", "\"x ## y\""),
        ("#define t(x,y,z) x ## y ## z\nt(1,2,3), t(,4,5), t(6,,7), t(8,9,), t(10,,), t(,11,), t(,,12), t(,,)", "123 , 45 , 67 , 89 , 10 , 11 , 12 ,"),
        (
            "#define debug(...) fprintf(stderr, __VA_ARGS__)\n#define showlist(...) puts(#__VA_ARGS__)\n#define report(test, ...) ((test)?puts(#test): printf(__VA_ARGS__))\ndebug(\"X = %d\\n\", x);\nshowlist(The first, second, and third items.);\nreport(x>y, \"x is %d but y is %d\", x, y);",
            "fprintf ( stderr , \"X = %d\\n\" , x ) ; puts ( \"The first, second, and third items.\" ) ; ( ( x > y ) ? puts ( \"x>y\" ) : printf ( \"x is %d but y is %d\" , x , y ) ) ;",
        ),
    ]);
}

#[rustfmt::skip]
#[test]
fn a_macro_is_not_expanded_within_itself() {
    check(&[
        ("#define foo foo bar\n#define bar foo\nfoo bar", "foo foo foo bar"),
        ("#define A B\n#define B A\nA B", "A B"),
        ("#define f(x) x f\nf(1)(2)(3)", "1 f ( 2 ) ( 3 )"),
        ("#define NIL(x) x\n#define G_0(a) NIL(G_1)(a)\n#define G_1(a) NIL(a)\nG_0(42)", "42"),
        ("#define w(x) w(x) x\nw(w(1))", "w ( w ( 1 ) 1 ) w ( 1 ) 1"),
        ("#define EMPTY\n#define DEFER(id) id EMPTY\n#define A() 123\n#define EXPAND(...) __VA_ARGS__\nDEFER(A)() EXPAND(DEFER(A)())", "A ( ) 123"),
    ]);
}

#[rustfmt::skip]
#[test]
fn arguments() {
    check(&[
        ("#define f(x) <x>\nf\n(1) f f(\n2\n) f((1,2)) f()", "< 1 > f < 2 > < ( 1 , 2 ) > < >"),
        ("#define f(x) <x>\nf(\n#define z 9\nz\n#undef z\n) f(\n#if 0\n1\n#else\n2\n#endif\n)", "< z > < 2 >"),
        ("#define f(x) <x>\nf\n#define y\n(1)", "f ( 1 )"),
        ("#define g f(\n#define f(x) <x>\ng 1)", "< 1 >"),
        ("#define e(fmt, ...) p(fmt, ## __VA_ARGS__)\ne(a) e(a,) e(a,1,2)", "p ( a ) p ( a , ) p ( a , 1 , 2 )"),
        ("#define e(fmt, args...) p(fmt , ##args) args\ne(a) e(a,1,2)", "p ( a ) p ( a , 1 , 2 ) 1 , 2"),
        ("#define e(...) p(x, ## __VA_ARGS__)\ne() e(1)", "p ( x ) p ( x , 1 )"),
        ("#define o(x, ...) f(x __VA_OPT__(,) __VA_ARGS__)\no(1) o(1,2)", "f ( 1 ) f ( 1 , 2 )"),
        ("#define s(...) #__VA_ARGS__\ns(a , b  c/**/d) s( ) s(\"\\n\" '\"') s(1\n2)", r#""a , b c d" "" "\"\\n\" '\"'" "1 2""#),
        ("#define c(a, b) a ## b\nc(x, 1) c(1, .5e) c(<, <=) c(L, 'a') c(+, +) c(, x) c(-, >)", "x1 1.5e <<= L'a' ++ x ->"),
    ]);
}

#[rustfmt::skip]
#[test]
fn conditions() {
    let holds = [
        "1", "!0", "2 > 1 && 1", "defined(__LINE__) && defined __STDC__", "undefined_name == 0", "'a' == 97 && '\\377' < 0", "-1 > 0u", "(2 || 1 / 0) && !(0 && 1 / 0)",
        "1 ? 2 : 1 / 0", "0x7fffffffffffffff + 1u > 0", "~0 == -1", "(1, 2) == 2", "10 / 3 == 3 && -7 % 3 == -1", "1 << 4 >> 2 == 4", "-1 >> 1 == -1", "0b101 == 5 && 010 == 8",
        "__STDC_VERSION__ == 201112L && __GNUC__ >= 12", "__has_include(<stdio.h>) && !__has_include(\"no.h\")", "__has_attribute(__packed__)", "defined __has_include", "1 // comment", "/* c */ 1",
    ];
    for text in holds {
        check(&[(&format!("#if {text}\nyes\n#else\nno\n#endif"), "yes")]);
    }
    check(&[
        ("#if 0\n#if 1\na\n#else\nb\n#endif\n#elif 1\nc\n#elif 1\nd\n#else\ne\n#endif", "c"),
        ("#if 0\ndon't \"\n/* #else */ x\n#endif\nok", "ok"),
        ("#ifdef A\na\n#endif\n#ifndef A\nb\n#endif\n#define A\n#ifdef A\nc\n#endif", "b c"),
        ("#if 1\na\n#elif 1 /\nb\n#endif", "a"),
        ("#define f(x) x\n#if f(1) && f (1) && defined f\na\n#endif", "a"),
    ]);
}

#[rustfmt::skip]
#[test]
fn places_and_built_in_macros() {
    check(&[
        ("__LINE__\n\n__LINE__ __FILE__ __COUNTER__ __COUNTER__ __INCLUDE_LEVEL__", "1 3 \"t.c\" 0 1 0"),
        ("#define L __LINE__\n#define f(x) __LINE__ x __LINE__\nL f(\n1 __LINE__\n) L", "3 3 1 4 3 5"),
        ("#line 100 \"foo.c\"\n__LINE__ __FILE__\n#line 7\n__LINE__", "100 \"foo.c\" 7"),
        ("# 5 \"a.c\" 1\n__LINE__ __FILE__", "5 \"a.c\""),
        ("__DATE__ __TIME__ __TIMESTAMP__", "\"Jan  1 1970\" \"00:00:00\" \"Thu Jan  1 00:00:00 1970\""),
        ("linux unix __x86_64__ __LP64__ __INT_MAX__ __SIZE_TYPE__ __INT64_C(5) __UINT8_MAX__ __INT64_MAX__ __BYTE_ORDER__", "1 1 1 1 0x7fffffff long unsigned int 5L 0xff 0x7fffffffffffffffL 1234"),
        ("a\\\nb c\\ \nd \"x\\\ny\" /\\\n/ gone\nhere", "ab cd \"xy\" here"),
        ("<: :> <% %> %: x", "[ ] { } # x"),
        ("_Pragma(\"omp parallel\") a\n#pragma whatever\nb\n#ident \"v\"\n#\nc", "a b c"),
    ]);
}

#[rustfmt::skip]
#[test]
fn command_line_definitions() {
    let (tokens, diagnostics, sources) = run_with("A B C(1) D", &[], &["A", "B=2 + 3", "C(x)=[x]", "D="]);
    assert_eq!(said(&diagnostics, &sources), "");
    assert_eq!(show(&tokens), "1 2 + 3 [ 1 ]");
    let (_, diagnostics, sources) = run_with("", &[], &["3"]);
    assert_eq!(said(&diagnostics, &sources), "1:1: macro names must be identifiers");
}

#[rustfmt::skip]
#[test]
fn includes_are_found_beside_in_folders_and_at_home() {
    let files = [("a.h", "a\n#include \"sub/b.h\"\n"), ("sub/b.h", "b\n#include \"c.h\"\n"), ("sub/c.h", "c"), ("inc/d.h", "d __FILE__ __LINE__"), ("o.h", "#pragma once\no"), ("g.h", "#ifndef G\n#define G\ng\n#endif"), ("stdio.h", "mine\n#include_next <stdio.h>\n")];
    let table = [
        ("#include \"a.h\"", "a b c"),
        ("#include <d.h>", "d \"inc/d.h\" 1"),
        ("#include \"o.h\"\n#include \"o.h\"\n#include \"g.h\"\n#include \"g.h\"", "o g"),
        ("#include <stddef.h>\nNULL", "( ( void * ) 0 )"),
        ("#define H <stddef.h>\n#include H\n#define S \"sub/c.h\"\n#include S\nNULL", "c ( ( void * ) 0 )"),
        ("#include \"./sub/../sub/c.h\"", "c"),
        ("#include \"stdio.h\"", "mine int printf ( const char * , ... ) ;"),
        ("#include \"a.h\" /* and */ // more\nx", "a b c x"),
        ("#define f(x) <x>\nf(\n#include \"sub/c.h\"\n)", "< c >"),
    ];
    for (text, expect) in table {
        let (tokens, diagnostics, sources) = run_with(text, &files, &[]);
        assert_eq!(said(&diagnostics, &sources), "", "{text}");
        assert_eq!(show(&tokens), expect, "{text}");
    }
    let (_, diagnostics, sources) = run_with("#include <sdtio.h>\n#include \"b.h\"\nint x;\n", &files, &[]);
    let text: String = diagnostics.iter().map(|d| d.render(&sources)).collect();
    assert_eq!(
        text,
        "t.c:1:10: error: sdtio.h: No such file or directory\n    1 | #include <sdtio.h>\n      |          ^~~~~~~~~\n  help: did you mean <stdio.h>?\nt.c:2:10: error: b.h: No such file or directory\n    2 | #include \"b.h\"\n      |          ^~~~~\n  help: did you mean \"a.h\"?\n"
    );
}

#[rustfmt::skip]
#[test]
fn a_parameter_in_a_header_is_not_the_programs_macro() {
    let text = "#define n 5\n#define s x\n#define c(y) z\n#define T U\n#include <named.h>\ng(n); int h(int n, char *s);";
    let (tokens, diagnostics, _) = run_with(text, &[], &["t=9"]);
    let expect = "void * f ( size_t n , char * s , int ( * c ) ( int ) , U t [ ] ) ; U 5 ( int ) ; f ( 5 , x ) ; \
                  int h ( int 5 , char * x ) ;";
    assert_eq!(show(&tokens), expect);
    assert_eq!(diagnostics.len(), 0);
}

#[test]
fn a_file_is_in_the_sources_once() {
    let mut sources = Sources::default();
    let mut include = Files::new(header);
    for name in ["a.c", "b.c"] {
        let text = "#include <stdio.h>\n#include <stdio.h>\n";
        let _ = preprocess(SourceFile::new(name, text, false), &Options::default(), &mut include, &mut sources);
    }
    let names: Vec<(&str, bool)> = sources.files.iter().map(|f| (f.name.as_str(), f.library)).collect();
    assert_eq!(names, [("a.c", false), ("stdio.h", true), ("b.c", false)]);
}

#[rustfmt::skip]
#[test]
fn tokens_from_macros_point_at_the_call() {
    let text = "#define TWICE(x) ((x) + (x))\n#define FOUR TWICE(2)\nint a = TWICE(b) + FOUR;";
    let (tokens, _, sources) = run_with(text, &[], &[]);
    let places: Vec<String> = tokens.list.iter().map(|t| format!("{}@{}", t.text(&tokens.names), sources.place(t.span).2)).collect();
    assert_eq!(places[..12].join(" "), "int@1 a@5 =@7 (@9 (@9 b@15 )@9 +@9 (@9 b@15 )@9 )@9");
    assert!(tokens.list.iter().filter(|t| t.text(&tokens.names) == "2").all(|t| sources.place(t.span) == ("t.c", 3, 20)));
}

#[rustfmt::skip]
#[test]
fn directives_that_make_no_sense_are_named() {
    check_errors(&[
        ("#define", "1:8: no macro name given in #define directive"),
        ("#define 3", "1:9: macro names must be identifiers"),
        ("#define f(x", "1:12: expected ')' before end of line"),
        ("#define f(x,x) x", "1:13: duplicate macro parameter \"x\""),
        ("#define f(3) x", "1:11: expected parameter name, found \"3\""),
        ("#define f(x) #y", "1:14: '#' is not followed by a macro parameter"),
        ("#define f ## x", "1:11: '##' cannot appear at either end of a macro expansion"),
        ("#define A 1\n#define A 2\n#define A 2", "2:9: warning: \"A\" redefined"),
        ("#define A  1\n#define A 1 \n#define B(x) x\n#define B( x ) x", ""),
        ("#define defined 1", "1:9: \"defined\" cannot be used as a macro name"),
        ("#if\n#endif", "1:4: #if with no expression"),
        ("#if 1 2\n#endif", "1:7: missing binary operator before token \"2\""),
        ("#if (1\n#endif", "1:5: missing ')' in expression"),
        ("#if 1)\n#endif", "1:6: missing '(' in expression"),
        ("#if 1 / 0\n#endif", "1:7: division by zero in #if"),
        ("#if 1.5\n#endif", "1:5: floating constant in preprocessor expression"),
        ("#if \"a\"\n#endif", "1:5: token \"\"a\"\" is not valid in preprocessor expressions"),
        ("#if f(1)\n#endif", "1:6: missing binary operator before token \"(\""),
        ("#else", "1:2: #else without #if"),
        ("#endif", "1:2: #endif without #if"),
        ("#if 1\n#else\n#else\n#endif", "3:2: #else after #else"),
        ("#if 1\n#endif x", "2:8: warning: extra tokens at end of #endif directive"),
        ("x\n#ifdef A\n#else", "2:2: unterminated #else"),
        ("#include", "1:2: #include expects \"FILENAME\" or <FILENAME>"),
        ("#include <nothing.h>", "1:10: nothing.h: No such file or directory"),
        ("#error  stop   here /* now */", "1:2: #error stop here"),
        ("#warning don't", "1:2: warning: #warning don't"),
        ("#defin A 1", "1:2: invalid preprocessing directive #defin; did you mean #define?"),
        ("#line x", "1:7: \"x\" after #line is not a positive integer"),
        ("#define f(x) x\nf(1", "2:1: unterminated argument list invoking macro \"f\""),
        ("#define f(x) x\nf(1, 2)", "2:1: macro \"f\" passed 2 arguments, but takes just 1"),
        ("#define f(x, y) x\nf(1)", "2:1: macro \"f\" requires 2 arguments, but only 1 given"),
        ("#define c(a, b) a ## b\nc(+, -)", "2:1: pasting \"+\" and \"-\" does not give a valid preprocessing token"),
        ("int x; /* open", "1:8: unterminated comment"),
        ("x @ y ` z", "1:3: stray '@' in program\n1:7: stray '`' in program"),
        ("int\u{a0}x;", "1:4: stray '\\u00a0' in program"),
        ("'a", "1:1: missing terminating ' character"),
        ("#include <stddef.h>\n#include <twice.h>", "2:10: warning: #warning ours"),
    ]);
}

/// Macros that double, files that include themselves: each ends, and says why.
#[rustfmt::skip]
#[test]
fn nothing_grows_without_bound() {
    let doubling: String = (0..60).map(|i| format!("#define a{} a{i} a{i}\n", i + 1)).collect::<String>() + "a60\n";
    let pasting: String = "#define C(a, b) a ## b\n#define D(a, b) C(a, b)\n#define x0 y\n".to_string() + &(0..60).map(|i| format!("#define x{} D(x{i}, x{i})\n", i + 1)).collect::<String>() + "x60\n";
    let nested = format!("#define f(x) x x\n{}1{}\n", "f(".repeat(60), ")".repeat(60));
    for text in [doubling, pasting, nested] {
        let (_, diagnostics, sources) = run_with(&text, &[], &[]);
        assert!(said(&diagnostics, &sources).ends_with("the program grows without bound here: macros or #include lines make too many tokens"));
        assert_eq!(diagnostics.len(), 1);
    }
    let (_, diagnostics, sources) = run_with("#include \"self.h\"\nint x;", &[("self.h", "#include \"self.h\"\n#include \"self.h\"\n")], &[]);
    assert_eq!(said(&diagnostics, &sources), "self.h:1:10: #include nested depth 200 exceeds maximum of 200");
    let deep = format!("#define f(x) x\n{}1{}\n", "f(".repeat(5000), ")".repeat(5000));
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(move || said(&run_with(&deep, &[], &[]).1, &Sources::default()));
    let text = thread.expect("a thread").join().expect("no overflow");
    assert_eq!(text, "?:0:0: macro calls nested in arguments more than 200 deep");
}
