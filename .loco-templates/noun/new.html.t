{% extends "layouts/application.html" %}
{% block title %}{% if errors %}{{ t(key="errors.title_prefix") }} {% endif %}{{ t(key="[[ plural ]].add") }}{% endblock title %}
{% block page_class %}page--narrow{% endblock page_class %}
{% block main %}
{{ <ui.heading title={t(key="[[ plural ]].add")} /> }}
{{ <ui.error_summary errors /> }}
<form class="form" method="post" action="/[[ plural ]]" novalidate>
[% for field in fields %]  {{ <ui.field label={t(key="[[ plural ]].[[ field.name ]]")} name="[[ field.name ]]" value={form.[[ field.name ]]} error={error?.[[ field.name ]] or ""} /> }}
[% endfor %]  {{ <ui.button label={t(key="[[ plural ]].save")} /> }}
</form>
{% endblock main %}

