use super::tape::Tape;
use super::*;
use crate::machine::Scenario;

const ECHO: &str = include_str!("../../assets/programs/pipes/echo.c");

fn player(text: &str, settings: &[(&str, &str)]) -> Player {
    let mut scenario = Scenario::single("a.c", text);
    scenario.settings = settings.iter().map(|(k, v)| ((*k).to_string(), (*v).to_string())).collect();
    let (player, problems) = Player::new(&Link { scenario, ..Link::default() });
    assert!(!problems.iter().any(|p| p.error), "{problems:?}");
    player
}

fn go(player: &mut Player, command: Command) -> Frame {
    let mut progress = player.act(command, &mut || true);
    while progress == Progress::More {
        progress = player.go_on(&mut || true);
    }
    player.frame()
}

fn output(frame: &Frame) -> String {
    frame.console.iter().map(|p| p.text.as_str()).collect()
}

#[test]
fn it_begins_at_the_first_statement_of_main_and_ends_with_an_exit_status() {
    let mut p =
        player("#include <stdio.h>\nint main(void) {\n  int a = 1;\n  printf(\"%d\\n\", a);\n  return 3;\n}\n", &[]);
    let first = p.frame();
    assert_eq!((first.step, first.lines.first().map(|(_, l)| l.line)), (0, Some(3)));
    let second = go(&mut p, Command::Step);
    assert_eq!((second.step, second.lines.first().map(|(_, l)| l.line)), (1, Some(4)));
    let end = go(&mut p, Command::End);
    assert_eq!(output(&end), "1\n");
    assert!(end.at_end);
    assert_eq!(end.remark.map(|r| (r.text, r.bad)), Some(("The run has ended with exit status 3.".to_string(), false)));
}

#[test]
fn a_variable_of_a_loop_has_no_value_before_its_first_turn_and_keeps_it_from_turn_to_turn() {
    let text = "#include <unistd.h>\nint main(void) {\n  char c;\n  ssize_t n;\n  close(9);\n  while ((n = read(0, &c, 1)) > 0)\n    write(1, &c, 1);\n  return 0;\n}\n";
    let mut p = player(text, &[]);
    let mut told = Vec::new();
    for _ in 0..20 {
        let frame = go(&mut p, Command::Step);
        told.push(frame.scene.narration.plain());
        if frame.wants_input && frame.at_end {
            let news = if told.len() < 9 { Command::Type("ab\n".to_string()) } else { Command::EndOfInput };
            told.push(go(&mut p, news).scene.narration.plain());
        }
    }
    let values: Vec<&String> = told.iter().filter(|t| t.contains("computes: n = ")).collect();
    assert_eq!(values, ["a computes: n = 1.", "a computes: n = 0."], "{told:#?}");
}

#[test]
fn what_is_typed_is_told_before_what_it_brings() {
    let text = "#include <stdio.h>\nint main(void) {\n  char line[80];\n  while (fgets(line, sizeof line, stdin))\n    ;\n  return 0;\n}\n";
    let mut p = player(text, &[]);
    let mut told = |command| go(&mut p, command).scene.narration.plain();
    told(Command::End);
    let typed = told(Command::Type("ab\n".into()));
    assert_eq!(typed, "\"ab\\n\" is typed on the terminal. So the kernel wakes a, which slept on the terminal.");
    told(Command::End);
    let ended = told(Command::EndOfInput);
    assert_eq!(
        ended,
        "Ctrl-D is typed on the terminal: its input ends. So the kernel wakes a, which slept on the terminal."
    );
}

#[test]
fn every_step_back_undoes_one_forward() {
    let mut p = player(ECHO, &[("pipe", "12")]);
    let mut seen = vec![p.frame()];
    while !seen.last().is_some_and(|f| f.at_end) {
        let next = go(&mut p, Command::Step);
        assert_eq!(next.step, seen.len() as u64);
        assert!(seen.len() < 500);
        seen.push(next);
    }
    while let Some(expect) = seen.pop() {
        let now = p.frame();
        assert_eq!((now.step, now.position, output(&now)), (expect.step, expect.position, output(&expect)));
        assert_eq!(now.scene.narration.plain(), expect.scene.narration.plain());
        go(&mut p, Command::Back);
    }
}

#[test]
fn another_choice_is_another_future() {
    let mut p = player(ECHO, &[("pipe", "12")]);
    let mut frame = p.frame();
    while frame.picks.len() < 2 {
        assert!(!frame.at_end);
        frame = go(&mut p, Command::Step);
    }
    let here = frame.step;
    let other = frame.picks.iter().position(|p| !p.usual).expect("two can run, one of them is usual");
    let usual = go(&mut p, Command::Step);
    go(&mut p, Command::Seek(here));
    let branched = go(&mut p, Command::Pick(other));
    assert_eq!(branched.step, here + 1);
    assert_ne!(branched.scene.narration, usual.scene.narration);
    // Both futures end alike: the program's output does not depend on who goes first.
    let end = go(&mut p, Command::End);
    assert!(end.at_end && end.remark.is_some_and(|r| !r.bad));
}

#[test]
fn a_link_leads_back_to_the_same_state() {
    let mut p = player(ECHO, &[("pipe", "12")]);
    go(&mut p, Command::Seek(30));
    let link = p.link();
    let decoded = Link::decode(&link.encode()).expect("its own link");
    let (mut again, _) = Player::new(&decoded);
    assert!(link.state.is_some_and(|s| again.is_state(s)));
    assert_eq!(again.frame().step, 30);
}

#[test]
fn calls_and_breakpoints_are_found_forward_and_backward() {
    let text = "#include <unistd.h>\nint main(void) {\n  int i = 0;\n  i++;\n  write(1, \"a\", 1);\n  i++;\n  write(1, \"b\", 1);\n  return i;\n}\n";
    let mut p = player(text, &[]);
    assert_eq!(output(&go(&mut p, Command::NextCall)), "a");
    assert_eq!(output(&go(&mut p, Command::NextCall)), "ab");
    assert_eq!(output(&go(&mut p, Command::LastCall)), "a");
    p.set_breakpoints(vec![("a.c".to_string(), 6)]);
    go(&mut p, Command::Seek(0));
    let at = go(&mut p, Command::Continue);
    assert_eq!(at.lines.first().map(|(_, l)| l.line), Some(6));
    assert!(p.at_breakpoint());
    go(&mut p, Command::End);
    let back = go(&mut p, Command::ContinueBack);
    assert_eq!(back.lines.first().map(|(_, l)| l.line), Some(6));
}

#[test]
fn long_work_goes_in_slices_and_stops_where_it_must() {
    let mut p = player("int main(void) {\n  volatile int i = 0;\n  for (;;) i++;\n}\n", &[]);
    let mut slices = 0;
    let mut progress = p.act(Command::End, &mut || false);
    while progress == Progress::More {
        slices += 1;
        progress = p.go_on(&mut || false);
    }
    assert!(slices > 100);
    let end = p.frame();
    assert!(!end.at_end && end.remark.is_some_and(|r| r.text.contains("can be continued")));
}

#[test]
fn what_is_typed_reaches_the_program_and_is_seen() {
    let text = "#include <stdio.h>\nint main(void) {\n  char s[20];\n  if (fgets(s, 20, stdin)) printf(\"<%s>\", s);\n  return 0;\n}\n";
    let mut p = player(text, &[]);
    let waiting = go(&mut p, Command::End);
    assert!(waiting.wants_input && waiting.remark.is_none());
    go(&mut p, Command::Type("hi\n".to_string()));
    let end = go(&mut p, Command::End);
    assert_eq!(output(&end), "hi\n<hi\n>");
    assert!(!end.wants_input);
}

#[test]
fn a_deadlock_is_told_by_name_and_line() {
    let mut p = player(include_str!("../../assets/programs/pipes/forgotten.c"), &[("pipe", "12")]);
    let end = go(&mut p, Command::End);
    let remark = end.remark.expect("it says so");
    assert!(remark.bad && remark.text.starts_with("Deadlock"), "{}", remark.text);
}

#[test]
fn a_deadlock_names_the_lock_and_its_holder() {
    let text = "#include <pthread.h>\n#include <unistd.h>\npthread_mutex_t a, b;\n\
                void both(pthread_mutex_t *p, pthread_mutex_t *q) { pthread_mutex_lock(p); sleep(1); pthread_mutex_lock(q); }\n\
                void *run(void *arg) { both(&b, &a); return arg; }\n\
                int main(void) { pthread_t t; pthread_create(&t, 0, run, 0); both(&a, &b); return 0; }\n";
    let mut p = player(text, &[]);
    let remark = go(&mut p, Command::End).remark.expect("it says so");
    assert!(remark.text.contains("waits for mutex `a`, held by 1000"), "{}", remark.text);
    assert!(remark.text.ends_with("The circle: 1000 waits for 1001 waits for 1000."), "{}", remark.text);
}

#[test]
fn findings_are_in_the_editors_measure() {
    let scenario = Scenario::single("a.c", "int main(void) {\n  /* é𝄞 */ retrn 0;\n}\n");
    let (mut p, problems) = Player::new(&Link { scenario, ..Link::default() });
    let first = problems.iter().find(|p| p.error).expect("an error");
    assert_eq!((first.file.as_str(), first.finding.line), ("a.c", 2));
    // Two blanks and a comment of ten UTF-16 units, one blank: the word begins at column 12 or its end after it.
    assert!(first.finding.from >= 12 && first.finding.from < 20, "{:?}", first.finding);
    assert_eq!(p.frame().len, 0);
}

#[test]
fn a_tape_plays_what_the_player_shows() {
    let mut live = player(TWO_WRITERS, &[]);
    let tape = Tape::record(&live).expect("it ends");
    let mut tape = Tape::decode(&tape.encode()).expect("it was just made");
    live.finish(Command::End);
    let steps = live.frame().step;
    assert!(steps > 5, "{steps}");
    assert!(tape.prints());
    live.set_trail(false);
    for width in [Width::Narrow, Width::Wide] {
        live.set_width(width);
        tape.set_width(width);
        for step in 0..=steps {
            live.finish(Command::Seek(step));
            assert_eq!(tape.act(Command::Seek(step), &mut || true), Progress::Done);
            let (lived, played) = (live.frame(), tape.frame());
            let svg = |f: &Frame| f.scene.svg(&SvgOptions::default()) + &f.strip.svg(&SvgOptions::default());
            assert!(svg(&played) == svg(&lived), "another picture at step {step}, {width:?}");
            assert_eq!(played.scene.births, lived.scene.births, "step {step}");
            assert_eq!(played.scene.burials, lived.scene.burials, "step {step}");
            assert_eq!(played.scene.narration, lived.scene.narration, "step {step}");
            assert_eq!((played.step, played.len, played.at_end), (lived.step, lived.len, lived.at_end));
            assert_eq!((&played.picks, &played.console, &played.remark), (&lived.picks, &lived.console, &lived.remark));
            assert_eq!(played.strip.step_at(100.0), lived.strip.step_at(100.0), "step {step}");
        }
    }
}

#[test]
fn a_tape_follows_the_readers_commands_and_says_when_it_cannot() {
    let mut live = player(TWO_WRITERS, &[]);
    let mut tape = Tape::record(&live).expect("it ends");
    live.finish(Command::End);
    live.finish(Command::Seek(0));
    for command in [Command::NextCall, Command::NextCall, Command::LastCall, Command::Step, Command::End, Command::Back]
    {
        live.finish(command.clone());
        assert_eq!(tape.act(command.clone(), &mut || true), Progress::Done);
        assert_eq!(tape.frame().step, live.frame().step, "{command:?}");
    }
    // Two can run after the fork: the usual one is on the tape, the other is not.
    tape.act(Command::Seek(0), &mut || true);
    while tape.frame().picks.len() < 2 {
        assert!(!tape.frame().at_end);
        tape.act(Command::Step, &mut || true);
    }
    let picks = tape.frame().picks;
    let usual = picks.iter().position(|p| p.usual).expect("one is usual");
    assert_eq!(tape.act(Command::Pick(1 - usual), &mut || true), Progress::Away);
    let before = tape.frame().step;
    assert_eq!(tape.act(Command::Pick(usual), &mut || true), Progress::Done);
    assert_eq!(tape.frame().step, before + 1);
    assert_eq!(tape.act(Command::Type("x\n".to_string()), &mut || true), Progress::Away);
}

#[test]
fn a_damaged_tape_is_refused() {
    let tape = Tape::record(&player(TWO_WRITERS, &[])).expect("it ends").encode();
    for cut in [0, 1, tape.len() / 2, tape.len() - 1] {
        assert!(Tape::decode(&tape[..cut]).is_err(), "{cut} bytes of {}", tape.len());
    }
    let mut changed = tape;
    for i in (0..changed.len()).step_by(97) {
        changed[i] ^= 0x15;
        // Refused or another picture, never a panic.
        if let Ok(mut odd) = Tape::decode(&changed) {
            odd.frame();
        }
        changed[i] ^= 0x15;
    }
}

#[test]
fn a_run_without_end_is_not_recorded() {
    assert!(Tape::record(&player("int main(void) { for (;;) ; }", &[])).is_none());
}

const TWO_WRITERS: &str = r#"
#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>
int main(void) {
    int fd[2];
    char c;
    pipe(fd);
    if (fork() == 0) {
        write(fd[1], "a", 1);
        return 0;
    }
    read(fd[0], &c, 1);
    putchar(c);
    wait(NULL);
    return 0;
}
"#;

#[test]
fn a_links_place_is_reached_in_slices() {
    let mut p = player(ECHO, &[("pipe", "12")]);
    let there = (0..9).map(|_| go(&mut p, Command::Step)).next_back().map(|f| (f.step, f.position));
    let link = p.link();
    assert!(link.step > 0);
    let (mut q, _) = Player::at_start(&link);
    assert_eq!(q.frame().step, 0);
    let frame = go(&mut q, Command::Position(link.step as usize));
    assert_eq!(Some((frame.step, frame.position)), there);
    assert!(q.is_state(link.state.unwrap_or_default()));
}

#[test]
fn a_loop_without_end_is_left_when_time_is_up() {
    for text in ["int main(void) {\n  for (;;);\n}\n", "int main(void) {\n  for (;;) ;\n  return 0;\n}\n"] {
        let mut p = player(text, &[]);
        assert_eq!(p.act(Command::End, &mut || false), Progress::More);
        assert_eq!(p.act(Command::Step, &mut || true), Progress::Done);
        assert!(!p.frame().at_end);
    }
}

#[test]
fn of_endless_output_the_end_is_shown() {
    let mut p =
        player("#include <unistd.h>\nint main(void) {\n  for (;;) write(1, \"0123456789abcdef\", 16);\n}\n", &[]);
    let end = go(&mut p, Command::Seek(20_000));
    let text = output(&end);
    assert!(text.starts_with('\u{2026}') && text.ends_with("0123456789abcdef"), "{text:.80}");
    assert!(text.len() < 40_000, "{}", text.len());
}

#[test]
fn a_breakpoint_belongs_on_a_statement() {
    let p = player("#include <stdio.h>\n\nint main(void)\n{\n  int a = 1;\n\n  /* words */\n  return a;\n}\n\n", &[]);
    for (line, expect) in [(1, 5), (5, 5), (6, 8), (7, 8), (8, 8), (10, 10)] {
        assert_eq!(p.statement_line("a.c", line), expect, "{line}");
    }
    assert_eq!(p.statement_line("b.c", 6), 6);
}

const CALLS: &str = "#include <stdio.h>\n\nstatic int twice(int n)\n{\n    int r = n;\n    r = r + n;\n    return r;\n}\n\nint total;\n\nint main(void)\n{\n    for (int i = 0; i < 3; i++) {\n        total = total + twice(i);\n    }\n    printf(\"%d\\n\", total);\n    return 0;\n}\n";

#[test]
fn lines_are_stepped_into_over_and_out_of_functions_both_ways() {
    use crate::timeline::By;
    let mut p = player(CALLS, &[]);
    let line = |f: &Frame| f.lines.first().map(|(_, at)| at.line);
    assert_eq!(line(&p.frame()), Some(14));
    let mut step = |command| line(&go(&mut p, command));
    assert_eq!(step(Command::Line(By::Over)), Some(15));
    assert_eq!(step(Command::Line(By::Line)), Some(5));
    assert_eq!(step(Command::Line(By::Over)), Some(6));
    assert!(step(Command::Line(By::Out)).is_some_and(|l| l >= 14));
    assert_eq!(step(Command::LineBack(By::Line)), Some(7));
    assert_eq!(step(Command::LineBack(By::Out)), Some(15));
    assert_eq!(step(Command::LineBack(By::Over)), Some(14));
    assert_eq!(step(Command::LineBack(By::Out)), Some(14), "nobody called main: the start");
}

#[test]
fn what_is_watched_stops_the_run_and_says_what_it_was() {
    let mut p = player(CALLS, &[]);
    let wrong = p.set_watches(&["total".to_string(), "totl".to_string()]);
    assert_eq!(wrong, [Ok(()), Err("The program knows no `totl`.".to_string())]);
    let remark = |f: Frame| f.remark.map(|r| r.text);
    let told = |from: i32, to: i32| Some(format!("total of a 1000 goes from {from} to {to}."));
    assert_eq!(p.frame().watched, [Watched { text: "total".into(), values: vec![("a 1000".into(), "0".into())] }]);
    assert_eq!(remark(go(&mut p, Command::Continue)), told(0, 2));
    assert_eq!(remark(go(&mut p, Command::Continue)), told(2, 6));
    assert_eq!(remark(go(&mut p, Command::Continue)), Some("The run has ended with exit status 0.".to_string()));
    assert_eq!(remark(go(&mut p, Command::LastChange(0))), told(2, 6));
    assert_eq!(remark(go(&mut p, Command::LastChange(0))), told(0, 2));
    assert_eq!(remark(go(&mut p, Command::NextChange(0))), told(2, 6));
    assert_eq!(remark(go(&mut p, Command::ContinueBack)), told(0, 2));
    assert_eq!(go(&mut p, Command::ContinueBack).step, 0);
    assert_eq!(go(&mut p, Command::LastChange(0)).step, 0);
}

#[test]
fn a_search_that_is_stopped_leaves_the_reader_where_he_was() {
    let text =
        "int n;\nint main(void)\n{\n    n = 1;\n    for (int i = 0; i < 20000; i++)\n        ;\n    return 0;\n}\n";
    let mut p = player(text, &[]);
    p.set_watches(&["n".to_string()]);
    let end = go(&mut p, Command::End);
    assert_eq!(p.act(Command::LastChange(0), &mut || false), Progress::More);
    assert_eq!(p.frame().position, end.position);
    assert_eq!(p.act(Command::LastChange(0), &mut || false), Progress::More);
    assert_eq!(go(&mut p, Command::Back).step, end.step - 1);
}

const RACE: &str = "#include <stdio.h>\n#include <sys/wait.h>\n#include <unistd.h>\n\nint main(void)\n{\n    int p[2];\n    char got[3] = \"\";\n    pipe(p);\n    if (fork() == 0) {\n        write(p[1], \"c\", 1);\n        return 0;\n    }\n    write(p[1], \"p\", 1);\n    wait(NULL);\n    read(p[0], got, 2);\n    printf(\"%s\\n\", got);\n    return 0;\n}\n";

#[test]
fn two_runs_are_kept_and_compared() {
    let mut p = player(RACE, &[]);
    let end = go(&mut p, Command::End);
    assert_eq!((output(&end).as_str(), end.others.len()), ("pc\n", 0));
    go(&mut p, Command::Seek(0));
    // The child goes first wherever it can.
    let mut frame = p.frame();
    while !frame.at_end {
        let command = if frame.picks.len() == 2 { Command::Pick(1) } else { Command::Step };
        frame = go(&mut p, command);
    }
    assert_eq!((output(&frame).as_str(), frame.others.len()), ("cp\n", 1));
    while p.compare_more(&mut || true) {}
    let frame = p.frame();
    let other = &frame.others[0];
    assert_eq!(other.next, ["a 1001".to_string(), "a 1000".to_string()]);
    assert_eq!(
        other.difference.as_deref(),
        Some("a 1000: read gives 2 with \"cp\" here; there read gives 2 with \"pc\".")
    );
    let there = other.at.map(|at| at[1]);
    // The other run, at that moment: the same is said the other way round.
    let frame = go(&mut p, Command::Switch(0, there));
    assert_eq!((Some(frame.position), frame.others.len()), (there, 1));
    while p.compare_more(&mut || true) {}
    let other = &p.frame().others[0];
    assert_eq!(
        other.difference.as_deref(),
        Some("a 1000: read gives 2 with \"pc\" here; there read gives 2 with \"cp\".")
    );
    assert_eq!(output(&go(&mut p, Command::End)), "pc\n");
    assert_eq!(output(&go(&mut p, Command::Switch(0, None))), "");
    assert_eq!(output(&go(&mut p, Command::End)), "cp\n");
}

#[test]
fn locks_semaphores_and_sets_of_signals_are_shown_as_what_they_are() {
    let text = "#include <pthread.h>\n#include <semaphore.h>\n#include <signal.h>\n#include <unistd.h>\n\
                pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\npthread_mutex_t table[2];\n\
                int main(void) {\n  sem_t s;\n  sigset_t set;\n  pthread_barrier_t b;\n  sem_init(&s, 0, 3);\n  \
                sigemptyset(&set);\n  sigaddset(&set, SIGINT);\n  sigaddset(&set, SIGUSR1);\n  \
                pthread_barrier_init(&b, NULL, 2);\n  pthread_mutex_lock(&m);\n  pause();\n}\n";
    let mut p = player(text, &[]);
    let shown = |f: &Frame, name: &str| {
        let all = f.variables.iter().flat_map(|s| &s.variables);
        all.into_iter().find(|v| v.name == name).map(|v| v.value.clone()).unwrap_or_default()
    };
    let first = p.frame();
    assert_eq!(["m", "table", "s", "set", "b"].map(|n| shown(&first, n)), ["free", "{free, free}", "?", "?", "?"]);
    let end = go(&mut p, Command::End);
    let values = ["m", "s", "set", "b"].map(|n| shown(&end, n));
    assert_eq!(values, ["held by 1000", "value 3", "{SIGINT, SIGUSR1}", "0 of 2 have come"]);
}

#[test]
fn a_volatile_semaphore_is_shown_as_any_other() {
    let text = "#include <semaphore.h>\n#include <pthread.h>\n#include <unistd.h>\nvolatile sem_t s;\n\
                const pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\n\
                int main(void) {\n  sem_init((sem_t *)&s, 0, 3);\n  pause();\n}\n";
    let mut p = player(text, &[]);
    let end = go(&mut p, Command::End);
    let all: Vec<(&str, &str)> =
        end.variables.iter().flat_map(|s| &s.variables).map(|v| (v.name.as_str(), v.value.as_str())).collect();
    assert_eq!(all, [("m", "free"), ("s", "value 3")]);
}

#[test]
fn a_stage_is_laid_out_so_that_it_is_seen_large() {
    let threads = include_str!("../../tests/explore/philosophers.c");
    let mut p = player(threads, &[]);
    let mut fitted = |width, height| {
        fit(&mut p, Room { width, height });
        p.width()
    };
    assert_eq!(fitted(390.0, None), Width::Narrow);
    assert_eq!(fitted(976.0, None), Width::Wide);
    assert_eq!(fitted(652.0, Some(500.0)), Width::Medium);
    // In a text it is laid out as its recording is.
    assert_eq!(fitted(652.0, None), Width::Wide);
    // Where height is short, a lower stage is larger.
    assert_eq!(fitted(652.0, Some(200.0)), Width::Wide);
    let before = p.frame().scene.width;
    assert!(!fit(&mut p, Room { width: 652.0, height: Some(200.0) }) && p.frame().scene.width == before);
}
