{% set mig_ts = ts | date(format="%Y%m%d_%H%M%S") -%}
{% set plural_snake = name | plural | snake_case -%}
{% set module_name = "m" ~ mig_ts ~ "_" ~ plural_snake -%}
to: "migration/src/{{ module_name }}.rs"
skip_glob: "migration/src/m????????_??????_{{ plural_snake }}.rs"
message: "The table `{{ plural_snake }}` is in migration/src/{{ module_name }}.rs. Then: cargo loco task scaffold noun:{{ name | snake_case }} fields:…"
injections:
- into: "migration/src/lib.rs"
  before: "inject-above"
  content: "            Box::new({{ module_name }}::Migration),"
- into: "migration/src/lib.rs"
  before: "pub struct Migrator"
  content: "mod {{ module_name }};"
---
//! What {{ plural_snake }} are.
use sea_orm_migration::prelude::*;

use crate::columns::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let {{ plural_snake }} = Table::create()
            .table("{{ plural_snake }}")
            .col(id())
            .col(reference("user_id"))
            {%- for column in columns %}
            {%- if column.1 is matching("^(String|Text)Null") %}
            .col(text_or_none("{{ column.0 }}"))
            {%- elif column.1 is matching("^(String|Text)") %}
            .col(text("{{ column.0 }}"))
            {%- elif column.1 is matching("^(Small|Big)?(Integer|Unsigned)Null") %}
            .col(number_or_none("{{ column.0 }}"))
            {%- elif column.1 is matching("^(Small|Big)?(Integer|Unsigned)") %}
            .col(number("{{ column.0 }}", 0))
            {%- elif column.1 is matching("^Boolean") %}
            .col(flag("{{ column.0 }}", false))
            {%- elif column.1 is matching("^DateNull") %}
            .col(day_or_none("{{ column.0 }}"))
            {%- elif column.1 is matching("^Date$") %}
            .col(day("{{ column.0 }}"))
            {%- else %}{{ throw(message="a scaffold knows string, text, int, big_int, bool and date; write other columns by hand") }}
            {%- endif %}
            {%- endfor %}
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut belongs_to("{{ plural_snake }}", "user_id", "users"))
            .take();
        manager.create_table({{ plural_snake }}).await?;
        manager.create_index(index("{{ plural_snake }}", &["user_id", "updated_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("{{ plural_snake }}").take()).await
    }
}
