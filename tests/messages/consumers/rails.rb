# Answers questions from Rails bundles: ruby rails.rb FOLDER QUESTIONS
require "json"
require "i18n"

folder, asked = ARGV
I18n.load_path = Dir["#{folder}/*.yml"]
I18n.enforce_available_locales = false
answers = JSON.parse(File.read(asked)).map do |one|
  values = one["arguments"].transform_keys(&:to_sym).reject { |name| [*I18n::RESERVED_KEYS, :locale].include?(name) }
  I18n.t("#{one["domain"]}.#{one["name"]}.#{one["field"]}", locale: one["locale"], raise: true, **values)
end
puts JSON.generate(answers)
