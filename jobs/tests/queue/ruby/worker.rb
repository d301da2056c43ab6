# A Ruby worker in the same fleet. It writes down what it did.
class Wish
  include Sidekiq::Worker

  def perform(argument)
    Sidekiq.redis { |redis| redis.rpush("diary", "ruby #{argument.inspect}") }
  end
end
