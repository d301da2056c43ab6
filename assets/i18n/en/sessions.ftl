# Signing in.
sessions =
    .title = Sign in
    .email = E-mail address
    .password = Password
    .forgot = Forgot your password?
    .new_here = New here?
