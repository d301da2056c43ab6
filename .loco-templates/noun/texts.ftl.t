[[ plural ]] =
    .title = [[ plural | title ]]
    .add = Add a [[ singular ]]
    .save = Save
    .remove = Remove
    .none = Nothing here yet
[%- for field in fields %]
    .[[ field.name ]] = [[ field.name | replace(from="_", to=" ") | title ]]
[%- endfor %]
