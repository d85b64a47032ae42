# Compares what the library gives with what it must give:
# zcodegen targets test ruby --out out --texts texts.json && ruby templates/ruby/test.rb out/lib/codes.rb texts.json
require "json"
require File.expand_path(ARGV[0])

faults = JSON.parse(File.read(ARGV[1])).count do |text|
  domain, _, name = text["entry"].rpartition(".")
  code = Codes.const_get(domain.split(/[.-]/).map(&:capitalize).join)
  found =
    if text["arguments"]
      code.public_send("#{name.downcase}_text", text["locale"], *text["arguments"].values)
    else
      code::TEXTS[name][text["locale"]]
    end
  found != text.values_at("served_locale", "message", "cause", "action") && warn("#{text}\n#{found}").nil?
end
abort "#{faults} texts differ" if faults.positive?
