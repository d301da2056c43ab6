//! Whose turn it is: which queues a free slot asks, and in which order. The order is drawn anew each time, a queue of
//! weight 3 being first three times as often as one of weight 1; so a busy queue is preferred but none ever starves.
use std::collections::HashMap;

use rand::Rng as _;

use super::options::QueueOptions;

/// A queue to ask, and how many of its jobs there is room for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    pub(crate) queue: String,
    pub(crate) room: usize,
}

pub(crate) fn draw(queues: &[QueueOptions], running: &HashMap<String, usize>, free: usize) -> Vec<Turn> {
    let mut drawn: Vec<(f64, Turn)> =
        queues.iter().map(|queue| (ticket(queue.weight), turn(queue, running, free))).collect();
    drawn.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    drawn.into_iter().map(|(_, turn)| turn).collect()
}

/// `u^(1/w)` sorted downwards is a draw without replacement by weight (Efraimidis and Spirakis).
fn ticket(weight: u32) -> f64 {
    rand::rng().random::<f64>().powf(1.0 / f64::from(weight.max(1)))
}

fn turn(queue: &QueueOptions, running: &HashMap<String, usize>, free: usize) -> Turn {
    let busy = running.get(&queue.name).copied().unwrap_or(0);
    let room = queue.limit.map_or(free, |limit| free.min(limit.saturating_sub(busy)));
    Turn { queue: queue.name.clone(), room }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heavier_queue_is_asked_first_more_often_and_a_light_one_still_has_its_turn() {
        let queues = [QueueOptions::new("heavy", 3), QueueOptions::new("light", 1)];
        let first = |_| draw(&queues, &HashMap::new(), 1)[0].queue.clone();
        let light = (0..4000).map(first).filter(|queue| queue == "light").count();
        assert!((800..1200).contains(&light), "a quarter of 4000 turns, not {light}");
    }

    #[test]
    fn a_queue_at_its_limit_is_not_asked() {
        let queues = [QueueOptions::new("default", 1).limit(2)];
        let running = HashMap::from([("default".to_string(), 1)]);
        assert_eq!(draw(&queues, &running, 5)[0].room, 1);
        assert_eq!(draw(&queues, &HashMap::from([("default".to_string(), 2)]), 5)[0].room, 0);
    }
}
