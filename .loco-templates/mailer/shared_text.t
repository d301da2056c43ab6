to: "src/mailers/mod.rs"
skip_exists: true
---
