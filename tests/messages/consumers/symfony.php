<?php
// Answers questions from Symfony bundles: php symfony.php FOLDER QUESTIONS FORMAT
use Symfony\Component\Translation\{Loader\XliffFileLoader, Loader\YamlFileLoader, Translator};

foreach (['Yaml', 'Config', 'Translation'] as $component) {
    require "/usr/share/php/Symfony/Component/$component/autoload.php";
}
[, $folder, $asked, $format] = $argv;
$answers = [];
$translators = [];
foreach (json_decode(file_get_contents($asked), true) as $one) {
    $locale = str_replace('-', '_', $one['locale']);
    $key = "$locale {$one['domain']}";
    if (!isset($translators[$key])) {
        $translators[$key] = $translator = new Translator($locale);
        if ($format === 'symfony') {
            $domain = "{$one['domain']}+intl-icu";
            $translator->addLoader('file', new YamlFileLoader());
            $translator->addResource('file', "$folder/$domain.$locale.yaml", $locale, $domain);
        } else {
            $translator->addLoader('file', new XliffFileLoader());
            $translator->addResource('file', "$folder/{$one['locale']}/{$one['domain']}.xlf", $locale, $one['domain']);
        }
    }
    $id = "{$one['domain']}.{$one['name']}.{$one['field']}";
    $answers[] = $translators[$key]->trans($id, $one['arguments'], $one['domain']);
}
echo json_encode($answers, JSON_THROW_ON_ERROR);
