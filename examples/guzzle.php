<?php
// SPDX-License-Identifier: Apache-2.0
// Finds products from PHP with Guzzle, which Magento brings along.
//   RAG_URL=https://assistant.example.com RAG_KEY=… php examples/guzzle.php "rain jacket"
declare(strict_types=1);

require getenv('AUTOLOAD') ?: 'vendor/autoload.php';

use GuzzleHttp\Client;
use GuzzleHttp\Exception\BadResponseException;

$client = new Client([
    'base_uri' => getenv('RAG_URL'),
    'timeout' => 45,
    'headers' => ['Authorization' => 'Bearer ' . getenv('RAG_KEY')],
]);
$question = ['query' => $argv[1] ?? 'rain jacket', 'top_k' => 3, 'store' => '1', 'fields' => ['products']];
try {
    $response = $client->post('/api/v1/actions/retrieve_products', ['json' => $question]);
} catch (BadResponseException $exception) {
    $error = json_decode((string) $exception->getResponse()->getBody(), true)['error'] ?? [];
    exit(($error['message'] ?? $exception->getMessage()) . PHP_EOL);
}
$answer = json_decode((string) $response->getBody(), true, 512, JSON_THROW_ON_ERROR);
foreach ($answer['products'] as $product) {
    // A product has no price where guests see none.
    printf("%s  %s  %s %s\n", $product['sku'], $product['name'], $product['price'] ?? '-', $product['currency'] ?? '');
}
