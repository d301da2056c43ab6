{% extends "layouts/application.html" %}
{% block title %}{{ t(key="[[ plural ]].title") }}{% endblock title %}
{% block main %}
{% <ui.heading title={t(key="[[ plural ]].title")}> %}{{ <ui.button label={t(key="[[ plural ]].add")} href="/[[ plural ]]/new" icon="plus" /> }}{% </ui.heading> %}
{%- if [[ plural ]] %}
<ul class="rows">
  {%- for one in [[ plural ]] %}
  <li class="row" id="[[ singular ]]_{{ one.id }}">
    <div class="row__text"><span class="row__title">{{ one.title }}</span></div>
    <div class="row__actions">{{ <ui.post action={"/[[ plural ]]/" ~ one.id ~ "/remove"} label={t(key="[[ plural ]].remove")} kind="quiet" /> }}</div>
  </li>
  {%- endfor %}
</ul>
{%- else %}
{{ <ui.empty title={t(key="[[ plural ]].none")} /> }}
{%- endif %}
{% endblock main %}

