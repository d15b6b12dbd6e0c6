//! Dumps what the weights are fitted on.
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use trongklum::registry::{Registry, SAKON_NAKHON, read};
use trongklum::understand::Understander;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    let mut out = std::io::BufWriter::new(fs::File::create(&arguments[0]).unwrap());
    for pair in &arguments[1..] {
        let (registry_file, file) = pair.split_once(':').unwrap();
        let text = if registry_file.is_empty() {
            SAKON_NAKHON.to_owned()
        } else {
            fs::read_to_string(registry_file).unwrap()
        };
        let registry: Registry = read(&text).registry.expect(registry_file);
        let understander = Understander::new(&registry);
        let id = |g| registry.group(g).id.clone();
        for line in fs::read_to_string(file)
            .unwrap()
            .lines()
            .filter(|l| !l.trim().is_empty())
        {
            let case: Value = serde_json::from_str(line).unwrap();
            let role = case["role"].as_str().and_then(|r| registry.find_role(r));
            let o = understander.observe(&registry, case["query"].as_str().unwrap(), role, 16);
            let candidates: Vec<Value> = o.candidates.iter().map(|c| json!({
                "purpose": c.purpose, "act": c.act, "topic": registry.topic(c.topic).id, "best": c.best.map(id),
                "forbidden": c.forbidden.iter().map(|&g| id(g)).collect::<Vec<_>>(), "features": c.features})).collect();
            writeln!(out, "{}", json!({"file": file, "case": case, "features": o.features, "runs": o.runs, "candidates": candidates})).unwrap();
        }
    }
}
