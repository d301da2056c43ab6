# What an operator clicks on Sidekiq's web page.
require "sidekiq"
require "sidekiq/api"

case ARGV.fetch(0)
when "quiet" then Sidekiq::ProcessSet.new.each(&:quiet!)
when "stop" then Sidekiq::ProcessSet.new.each(&:stop!)
when "retry_all" then Sidekiq::RetrySet.new.retry_all
when "revive" then Sidekiq::DeadSet.new.each(&:retry)
when "clear_dead" then Sidekiq::DeadSet.new.clear
end
