# A Ruby application that knows our worker only by name.
require "sidekiq"

class UrlMetadataExtractionJob
  include Sidekiq::Worker
end

UrlMetadataExtractionJob.perform_async(7)
UrlMetadataExtractionJob.set(tags: ["shop"]).perform_async({ "item_id" => 8 }, "again")
UrlMetadataExtractionJob.perform_in(0.2, 9)
Sidekiq::Client.push_bulk("class" => UrlMetadataExtractionJob, "args" => [[10], [11]])
