//! Figures beside each other, and whether each keeps what was promised.
use std::time::Duration;

use crate::load::Figures;

pub struct Measured<'a> {
    pub name: &'a str,
    /// Cold, warm, unchanged.
    pub statements: [String; 3],
    pub warm: Figures,
    pub unchanged: Figures,
    pub mixed: Figures,
    pub cold: Figures,
    pub l1: Figures,
    pub l2: Figures,
    /// Of the web process, for one warm page.
    pub cpu: Duration,
    /// In mebibytes, after the run.
    pub memory: f64,
    pub hit_rate: f64,
}

pub fn compare(run: &Measured<'_>) {
    println!("\n== {}", run.name);
    println!(
        "{:<34} {:>9} {:>9} {:>9} {:>8} {:>7} {:>7}",
        "", "req/s", "p50 ms", "p99 ms", "bytes", "of L1", "of L2"
    );
    for (name, figures) in [
        ("L1 the bytes, ready-made", &run.l1),
        ("L2 the statement, then the bytes", &run.l2),
        ("warm", &run.warm),
        ("unchanged (304)", &run.unchanged),
        ("mixed, 5 % writes", &run.mixed),
        ("cold (cache off)", &run.cold),
    ] {
        line(name, figures, &run.l1, &run.l2);
    }
    println!(
        "statements {} cold, {} warm, {} unchanged; web process {:.0} us a warm page; hit rate {:.1} % mixed; {:.0} MB",
        run.statements[0],
        run.statements[1],
        run.statements[2],
        run.cpu.as_secs_f64() * 1e6,
        run.hit_rate * 100.0,
        run.memory
    );
    verdicts(run);
}

fn line(name: &str, figures: &Figures, l1: &Figures, l2: &Figures) {
    let share = |limit: &Figures| format!("{:.0} %", figures.a_second() / limit.a_second() * 100.0);
    println!(
        "{name:<34} {:>9.0} {:>9.2} {:>9.2} {:>8} {:>7} {:>7}",
        figures.a_second(),
        ms(figures.p50),
        ms(figures.p99),
        figures.bytes,
        share(l1),
        share(l2)
    );
}

fn verdicts(run: &Measured<'_>) {
    let number = |word: &str| word.parse().unwrap_or(f64::MAX);
    let of_l2 = |figures: &Figures| figures.a_second() / run.l2.a_second() * 100.0;
    let rows = [
        ("dashboard p50 < 5 ms at 16 connections", ms(run.warm.p50), 5.0, true),
        ("dashboard p99 < 20 ms", ms(run.warm.p99), 20.0, true),
        ("statements warm <= 2", number(&run.statements[1]), 2.0, true),
        ("statements cold <= 4", number(&run.statements[0]), 4.0, true),
        ("hit rate >= 95 % with 5 % writes", run.hit_rate * 100.0, 95.0, false),
        ("web process < 96 MB", run.memory, 96.0, true),
        ("warm >= 80 % of L2", of_l2(&run.warm), 80.0, false),
        ("unchanged >= 100 % of L2", of_l2(&run.unchanged), 100.0, false),
        ("warm >= 5000 requests a second", run.warm.a_second(), 5000.0, false),
    ];
    for (promise, figure, bound, at_most) in rows {
        verdict(promise, figure, bound, at_most);
    }
}

pub fn verdict(promise: &str, figure: f64, bound: f64, at_most: bool) {
    let kept = if at_most { figure <= bound } else { figure >= bound };
    println!("  {} {promise:<44} {figure:>9.1}", if kept { "kept  " } else { "MISSED" });
}

pub fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}
