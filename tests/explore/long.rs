//! Searches that are long, and what is said with a verdict: what is found before they come to their end.

use super::cases::{kinds, plays};
use ringside::explore::{Limit, Options, Search};
use ringside::machine::{Machine, Scenario, build};

/// Five philosophers eat twice each and say so: what they print makes millions of states.
const PHILOSOPHERS: &str = r#"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>
#include <sys/mman.h>
#include <semaphore.h>
#define N 5
int main(void)
{
    sem_t *chopstick = mmap(NULL, N * sizeof(sem_t), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < N; i++)
        sem_init(&chopstick[i], 1, 1);
    for (int i = 0; i < N; i++)
        if (fork() == 0) {
            for (int meal = 0; meal < 2; meal++) {
                sem_wait(&chopstick[i]);
                sem_wait(&chopstick[(i + 1) % N]);
                printf("%d eats\n", i);
                sem_post(&chopstick[(i + 1) % N]);
                sem_post(&chopstick[i]);
            }
            exit(0);
        }
    while (wait(NULL) > 0)
        ;
    return 0;
}
"#;

fn machine(text: &str) -> Machine {
    build(&Scenario::single("long.c", text)).machine.expect("it compiles")
}

#[test]
fn a_deadlock_after_early_switches_is_found_soon_and_told_in_few_acts() {
    let m = machine(PHILOSOPHERS);
    let mut search = Search::new(m.clone(), Options { after_found: Some(20_000), ..Options::default() });
    assert!(search.run(100_000).done, "it stops after what it has found");
    let report = search.report();
    assert_eq!(report.limit, Some(Limit::Found));
    assert!(kinds(&report).contains("deadlock"), "{}", report.text());
    let deadlock = report.witness().expect("a finding");
    assert!(deadlock.switches <= 6, "one switch to each of the five, one back: {}", report.text());
    plays(&m, &report, "philosophers");
    let before = search.progress().transitions;
    assert!(!search.run(1_000).done, "asked again it goes on");
    assert_eq!(search.progress().transitions, before + 1_000);
}

/// The same with a counter that all five write without a lock, before they eat.
#[test]
fn a_race_at_the_start_does_not_hide_the_deadlock_behind_it() {
    let with_counter = PHILOSOPHERS
        .replace("N * sizeof(sem_t)", "N * sizeof(sem_t) + sizeof(int)")
        .replace("            for (int meal", "            *(int *)(chopstick + N) += 1;\n            for (int meal");
    let m = machine(&with_counter);
    let mut search = Search::new(m, Options::default());
    search.run(60_000);
    let found = kinds(&search.report());
    assert!(found.contains("race") && found.contains("deadlock"), "{found:?}\n{with_counter}");
}

#[test]
fn only_so_many_outcomes_are_told_with_a_run_and_each_has_one() {
    let m = machine(PHILOSOPHERS);
    let mut search = Search::new(m.clone(), Options::default());
    search.run(30_000);
    let report = search.report_with(3);
    assert!(report.outcomes.len() > 10, "{}", report.outcomes.len());
    assert_eq!(report.outcomes.iter().filter(|o| o.run.is_some()).count(), 3);
    let more = format!("(and {} more outcomes;", report.outcomes.len() - 3);
    assert!(report.text().contains(&more), "{}", report.text());
    assert!(report.outcomes.iter().all(|o| search.run_of(o).is_some_and(|run| !run.schedule.is_empty())));
}

#[test]
fn the_story_quotes_what_a_function_of_the_library_prints() {
    let text = "#include <pthread.h>\n#include <stdio.h>\npthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\n\
                int main(void) { printf(\"%d apples\\n\", 3); pthread_mutex_lock(&m); pthread_mutex_lock(&m); }\n";
    let mut search = Search::new(machine(text), Options::default());
    search.finish();
    let report = search.report();
    let told: Vec<&str> = report.witness().expect("a deadlock").story.iter().map(|s| s.what.as_str()).collect();
    let lock = ["pthread_mutex_lock(m)", "pthread_mutex_lock(m), and has to wait"];
    assert_eq!(told, [r#"write(1, "3 apples\n", 9) = 9"#, lock[0], lock[1]]);
}

#[test]
fn what_is_done_under_a_lock_is_told_line_by_line() {
    let text = r#"#include <assert.h>
#include <pthread.h>
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
int seats = 1;
void *take(void *arg)
{
    pthread_mutex_lock(&m);
    seats--;
    assert(seats >= 0);
    pthread_mutex_unlock(&m);
    return NULL;
}
int main(void)
{
    pthread_t t;
    pthread_create(&t, NULL, take, NULL);
    take(NULL);
    pthread_join(t, NULL);
}
"#;
    let mut search = Search::new(machine(text), Options::default());
    search.finish();
    let report = search.report();
    let story = &report.witness().expect("an assertion").story;
    let told: Vec<(&str, &str)> = story.iter().map(|s| (s.place.as_str(), s.what.as_str())).collect();
    let second = told.iter().rposition(|t| t.1.starts_with("pthread_mutex_lock")).expect("the second lock");
    let wrong = "line 9: the assertion `seats >= 0` failed at long.c:9";
    assert_eq!(
        told[second..],
        [
            ("long.c:7", "pthread_mutex_lock(m)"),
            ("long.c:8", "reads seats"),
            ("long.c:8", "writes seats"),
            ("long.c:9", "reads seats"),
            ("long.c:9", wrong),
        ]
    );
}

#[test]
fn a_weaker_memory_order_than_the_one_explored_is_said() {
    let program = |order: &str| {
        format!(
            "#include <stdatomic.h>\natomic_int n;\nint main(void)\n{{\n    \
             atomic_store_explicit(&n, 1, {order});\n    return 0;\n}}\n"
        )
    };
    let place = |order: &str| {
        let mut search = Search::new(machine(&program(order)), Options::default());
        search.run(u64::MAX);
        search.report().weak_order
    };
    assert_eq!(place("memory_order_release").as_deref(), Some("long.c:5"));
    assert_eq!(place("memory_order_seq_cst"), None);
}
