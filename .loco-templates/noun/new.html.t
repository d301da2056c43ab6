{% raw %}{% extends "layouts/application.html" %}
{% block title %}{% if errors %}{{ t(key="errors.title_prefix") }} {% endif %}{{ t(key="{% endraw %}{{ plural }}{% raw %}.add") }}{% endblock title %}
{% block page_class %}page--narrow{% endblock page_class %}
{% block main %}
{{ <ui.heading title={t(key="{% endraw %}{{ plural }}{% raw %}.add")} /> }}
{{ <ui.error_summary errors /> }}
<form class="form" method="post" action="/{% endraw %}{{ plural }}{% raw %}" novalidate>
{% endraw %}{% for field in fields %}{% raw %}  {{ <ui.field label={t(key="{% endraw %}{{ plural }}.{{ field.name }}{% raw %}")} name="{% endraw %}{{ field.name }}{% raw %}" value={form.{% endraw %}{{ field.name }}{% raw %}} error={error?.{% endraw %}{{ field.name }}{% raw %} or ""} /> }}
{% endraw %}{% endfor %}{% raw %}  {{ <ui.button label={t(key="{% endraw %}{{ plural }}{% raw %}.save")} /> }}
</form>
{% endblock main %}
{% endraw %}
