{% raw %}{% extends "layouts/application.html" %}
{% block title %}{{ t(key="{% endraw %}{{ plural }}{% raw %}.title") }}{% endblock title %}
{% block main %}
{% <ui.heading title={t(key="{% endraw %}{{ plural }}{% raw %}.title")}> %}{{ <ui.button label={t(key="{% endraw %}{{ plural }}{% raw %}.add")} href="/{% endraw %}{{ plural }}{% raw %}/new" icon="plus" /> }}{% </ui.heading> %}
{%- if {% endraw %}{{ plural }}{% raw %} %}
<ul class="rows">
  {%- for one in {% endraw %}{{ plural }}{% raw %} %}
  <li class="row" id="{% endraw %}{{ singular }}{% raw %}_{{ one.id }}">
    <div class="row__text"><span class="row__title">{{ one.title }}</span></div>
    <div class="row__actions">{{ <ui.post action={"/{% endraw %}{{ plural }}{% raw %}/" ~ one.id ~ "/remove"} label={t(key="{% endraw %}{{ plural }}{% raw %}.remove")} kind="quiet" /> }}</div>
  </li>
  {%- endfor %}
</ul>
{%- else %}
{{ <ui.empty title={t(key="{% endraw %}{{ plural }}{% raw %}.none")} /> }}
{%- endif %}
{% endblock main %}
{% endraw %}
